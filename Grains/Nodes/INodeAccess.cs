using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Grains.Nodes;

/// <summary>What this node may decide and write.</summary>
public interface INodeAccess
{
    NodeRole Role { get; }

    bool IsCentral => Role == NodeRole.Central;

    /// <summary>Central, or a venue: it holds what all groups do at its shows.</summary>
    bool IsServer => Role.IsServer();

    /// <summary>Whether this node's certificate lets it write entries of a kind into a scope.</summary>
    bool MayWrite(Scope scope, string kind);

    /// <summary>Why a command that writes such entries is refused on this node, or null.</summary>
    Refusal? Refuse(Scope scope, string kind, MergeRule rule)
    {
        if (rule == MergeRule.Central && !IsCentral) return Refusal.Of(RefusalCodes.CentralOnly);
        return MayWrite(scope, kind) ? null : Refusal.Of(RefusalCodes.NotHere);
    }
}
