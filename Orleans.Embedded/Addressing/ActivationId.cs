namespace Orleans.Runtime;

/// <summary>Tells one activation of a grain from an earlier or later one.</summary>
public readonly record struct ActivationId(Guid Key)
{
    public static ActivationId NewId() => new(Guid.NewGuid());

    public override string ToString() => $"@{Key:N}";
}
