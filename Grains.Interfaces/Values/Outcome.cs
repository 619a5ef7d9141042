using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace B2BBooking.Grains.Interfaces.Values;

/// <summary>Why a command was not carried out: a stable code (see <see cref="RefusalCodes"/>), translated by the page,
/// and the arguments that its text names, in order.</summary>
[GenerateSerializer, Immutable, Alias("Refusal")]
public sealed record Refusal([property: Id(0)] string Code, [property: Id(1)] ImmutableArray<string> Arguments)
{
    public static Refusal Of(string code, params string[] arguments) => new(code, [.. arguments]);

    public bool Equals(Refusal? other) => other is not null && Code == other.Code && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Arguments.IsDefaultOrEmpty ? Code : $"{Code}({string.Join(", ", Arguments)})";
}

/// <summary>The answer to a command: what it gave, or the refusal that a user can meet.</summary>
[GenerateSerializer, Immutable, Alias("Outcome`1")]
public sealed record Outcome<T>([property: Id(0)] T? Value, [property: Id(1)] Refusal? Refusal)
{
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Ok => Refusal is null;

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
