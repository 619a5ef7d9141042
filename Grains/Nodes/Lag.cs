using B2BBooking.Journal;

namespace B2BBooking.Grains.Nodes;

/// <summary>What two nodes lack of one another in a scope, in entries.</summary>
public readonly record struct Lag(long Lacks, long Ahead)
{
    /// <param name="here">What this node holds.</param>
    /// <param name="there">What the other is known to hold; empty: nothing is known.</param>
    public static Lag Between(VersionVector here, VersionVector there)
    {
        var (lacks, ahead) = (0L, 0L);
        foreach (var (origin, seq) in here.Highest) lacks += Math.Max(0, seq - there.Highest.GetValueOrDefault(origin));
        foreach (var (origin, seq) in there.Highest) ahead += Math.Max(0, seq - here.Highest.GetValueOrDefault(origin));
        return new Lag(lacks, ahead);
    }
}
