using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Nodes;

namespace B2BBooking.Grains.Nodes;

/// <summary>What the links of a node come to, in one word.</summary>
public static class Connection
{
    public static ConnectionSign SignOf(ImmutableArray<LinkState> links)
    {
        if (links.IsEmpty) return ConnectionSign.Alone;
        if (links.Any(l => l.Status == LinkStatus.InStep)) return ConnectionSign.InStep;
        return links.Any(l => l.Status == LinkStatus.CatchingUp) ? ConnectionSign.CatchingUp : ConnectionSign.Offline;
    }

    public static ConnectionView Of(NodeDescription node, ImmutableArray<LinkState> links, long waiting) => new(
        node.Name,
        node.Role,
        SignOf(links),
        [.. links.Where(l => l.IsOpen).Select(l => new ConnectedNode(l.Peer, l.PeerRole)).Distinct()],
        waiting,
        links.Max(l => l.Status == LinkStatus.InStep ? null : l.InStepAt),
        links.Any(l => l.IsOpen) ? null : links.Select(l => l.Reason).OfType<LinkReason>().MinBy(r => IsPassing(r) ? 1 : 0));

    /// <summary>Goes by itself; what somebody has to see to is said first.</summary>
    private static bool IsPassing(LinkReason reason) =>
        reason.Code is LinkReasons.Unreachable or LinkReasons.Lost or LinkReasons.Stopping or LinkReasons.CutThere;
}
