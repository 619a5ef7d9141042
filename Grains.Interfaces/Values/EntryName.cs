namespace B2BBooking.Grains.Interfaces.Values;

/// <summary>One incarnation of a node: every process start is a new one, so no sequence is ever written twice.</summary>
[GenerateSerializer, Immutable, Alias("OriginId")]
public readonly record struct OriginId([property: Id(0)] Guid Value)
{
    public override string ToString() => Value.ToString("N");
}

/// <summary>The name of an entry inside its scope, the same on every node. Sequence numbers start at 1.</summary>
[GenerateSerializer, Immutable, Alias("EntryName")]
public readonly record struct EntryName([property: Id(0)] OriginId Origin, [property: Id(1)] long Seq)
{
    public override string ToString() => $"{Origin}:{Seq}";
}
