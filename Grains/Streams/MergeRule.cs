namespace B2BBooking.Grains.Streams;

/// <summary>How a kind of stream comes to one state on all nodes; the table in Grains/DESIGN.md.</summary>
public enum MergeRule
{
    /// <summary>Each change names what it replaces: any node that may write the scope takes commands.</summary>
    Merged,

    /// <summary>Decided by central only; the other nodes show it.</summary>
    Central,
}
