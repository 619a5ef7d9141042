namespace B2BBooking.Grains.Nodes;

/// <summary>What its host calls this node; role: <c>central</c>, <c>venue</c> or <c>laptop</c>.</summary>
public sealed record NodeDescription(string Name, string Role)
{
    /// <summary>Whether whoever is signed in at this laptop may cut and mend its links.</summary>
    public bool LinksByAnyone { get; init; }
}
