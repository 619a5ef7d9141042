using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Grains.Nodes;

/// <summary>What this node's journal knows of other nodes; nothing where the journal was opened without an identity (tests, memory).</summary>
public sealed class NodeReplica
{
    public NodeReplica(IJournal journal) => Replica = journal is IReplica replica && HasIdentity(replica) ? replica : null;

    public IReplica? Replica { get; }

    public Certificate? Certificate => Replica?.Identity.Chain.Node;

    public IAcknowledgements? Acknowledgements => Replica?.Acknowledgements;

    /// <summary>What the node is whose incarnation an origin is. Central where that is not known: nothing comes in from elsewhere without its
    /// author's certificate, so it was written here.</summary>
    public NodeRole RoleOf(OriginId origin) => Replica?.IncarnationOf(origin)?.Chain.Node.Role ?? NodeRole.Central;

    /// <summary>The newest signed statement of the time that this node holds, in bytes; empty for none.</summary>
    public ReadOnlyMemory<byte> Anchor => Replica?.Anchor?.ToBytes() ?? default(ReadOnlyMemory<byte>);

    /// <summary>The time that such bytes prove; null where they prove none.</summary>
    public DateTimeOffset? TimeOf(ReadOnlyMemory<byte> anchor)
    {
        if (anchor.IsEmpty || Replica is null) return null;
        try
        {
            var read = TimeAnchor.FromBytes(anchor.Span);
            return Replica.IncarnationOf(read.By) is { } by && read.IsSignedBy(by.Chain.Node) ? read.Time : null;
        }
        catch (Journal.Encoding.PayloadFormatException)
        {
            return null;
        }
    }

    private static bool HasIdentity(IReplica replica)
    {
        try
        {
            return replica.Identity is not null;
        }
        catch (IdentityException)
        {
            return false;
        }
    }
}
