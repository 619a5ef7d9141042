using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Grains.Nodes;

/// <summary>As this node's certificate says; a node without one (tests, a journal in memory) is a central that may write everything.</summary>
public sealed class NodeAccess(Certificate? certificate) : INodeAccess
{
    public NodeRole Role => certificate?.Role ?? NodeRole.Central;

    public bool MayWrite(Scope scope, string kind) => certificate is null || ScopeAccess.MayWrite(certificate, scope, kind);
}
