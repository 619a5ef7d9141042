namespace Orleans.Runtime;

/// <summary>Names a grain interface.</summary>
public readonly struct GrainInterfaceType(string value) : IEquatable<GrainInterfaceType>
{
    private readonly string? _value = value;

    public bool IsDefault => string.IsNullOrEmpty(_value);

    public static GrainInterfaceType Create(string value) => new(value);

    public bool Equals(GrainInterfaceType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is GrainInterfaceType other && Equals(other);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value ?? "";

    public static bool operator ==(GrainInterfaceType left, GrainInterfaceType right) => left.Equals(right);

    public static bool operator !=(GrainInterfaceType left, GrainInterfaceType right) => !left.Equals(right);
}
