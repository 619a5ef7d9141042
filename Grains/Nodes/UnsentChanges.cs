using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Grains.Nodes;

/// <summary>How many entries that this machine wrote, in whichever of its incarnations, no server is known to hold. What another laptop holds
/// is safer, but still has to be sent.</summary>
public sealed class UnsentChanges(IJournal journal, IReplica? replica)
{
    public long Count()
    {
        if (replica is null) return 0;
        // Introductions, which are all that a laptop writes into admin, are no changes that a user made.
        return journal.Scopes.Where(scope => scope != Scope.Admin).Sum(scope => CountIn(scope, replica));
    }

    private long CountIn(Scope scope, IReplica replica)
    {
        var unsent = 0L;
        var servers = replica.Acknowledgements.Of(scope).Where(a => IsOfServer(a, replica)).ToList();
        foreach (var (id, last) in journal.VectorOf(scope).Highest)
        {
            var origin = new OriginId(id);
            if (!IsOwn(origin, replica)) continue;
            var held = servers.Select(a => a.Held[origin]).DefaultIfEmpty().Max();
            unsent += Math.Max(0, last - held);
        }

        return unsent;
    }

    private static bool IsOfServer(Acknowledgement acknowledgement, IReplica replica) =>
        replica.IncarnationOf(acknowledgement.By) is { Chain.Node.Role: var role } && role.IsServer();

    private static bool IsOwn(OriginId origin, IReplica replica) =>
        origin == replica.Origin || replica.IncarnationOf(origin)?.Chain.Node.Subject == replica.Identity.NodeId;
}
