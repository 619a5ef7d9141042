using System.Globalization;

namespace B2BBooking.Grains.Interfaces.Values;

/// <summary>An exact decimal amount with its ISO 4217 currency; amounts of two currencies never add.</summary>
[GenerateSerializer, Immutable, Alias("Money")]
public readonly record struct Money([property: Id(0)] decimal Amount, [property: Id(1)] string Currency)
{
    public static Money Zero(string currency) => new(0m, currency);

    public static Money operator +(Money left, Money right) => new(left.Amount + right.Amount, Same(left, right));

    public static Money operator -(Money left, Money right) => new(left.Amount - right.Amount, Same(left, right));

    public static Money operator *(Money unit, int quantity) => new(unit.Amount * quantity, unit.Currency);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Currency}");

    private static string Same(Money left, Money right) => left.Currency == right.Currency
        ? left.Currency
        : throw new InvalidOperationException($"{left} and {right} are of two currencies.");
}
