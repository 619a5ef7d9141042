using System.Collections.Concurrent;
using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Exchange;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Hosting.Exchange;

/// <summary>The connections whose peers are proven: one a node. Tells each what concerns it: a commit wakes those alone whose peers may
/// hold the scope.</summary>
sealed class OpenConnections : IDisposable
{
    private readonly IReplica _replica;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Open> _byNode = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Scope, ImmutableArray<Open>> _byScope = [];
    private readonly Dictionary<string, OriginId> _replaced = new(StringComparer.Ordinal);
    private readonly ISubscription _growth;

    public OpenConnections(IReplica replica)
    {
        _replica = replica;
        _growth = replica.SubscribeScopes(Grown);
        replica.Acknowledgements.Taken += Acknowledged;
    }

    /// <summary>Told of a node of which two starts run at the same time, and each takes the other's place: a copy of its data folder, or one
    /// that was enrolled twice.</summary>
    public Action<ExchangePeer>? RunsTwice { get; set; }

    public int Count
    {
        get
        {
            lock (_gate) return _byNode.Count;
        }
    }

    public bool Has(string node)
    {
        lock (_gate) return _byNode.ContainsKey(node);
    }

    /// <returns>Null where the connection is the node's from now on; else why it is not.</returns>
    public ExchangeEnd? Add(ExchangeConnection connection, ExchangePeer peer)
    {
        var open = new Open(connection, peer.Name, peer.Role, peer.Incarnation);
        Open? older;
        bool isBack;
        lock (_gate)
        {
            older = _byNode.GetValueOrDefault(peer.Name);
            if (older is not null && !IsKept(older, open)) return new ExchangeEnd(ExchangeEndCode.Replaced, "The two nodes have another connection, which is kept.");
            isBack = _replaced.TryGetValue(peer.Name, out var before) && before == open.Peer.Origin;
            if (older is not null && older.Peer.Origin != open.Peer.Origin) _replaced[peer.Name] = older.Peer.Origin;
            _byNode[peer.Name] = open;
            if (older is not null) Forget(older);
            foreach (var (scope, concerned) in _byScope)
                if (open.Concerns(scope))
                    _byScope[scope] = concerned.Add(open);
        }

        // A start that has ended does not come back.
        if (isBack) RunsTwice?.Invoke(peer);
        older?.Connection.Stop(new ExchangeEnd(ExchangeEndCode.Replaced, "The two nodes have another connection, which is kept."));
        // What grew between the peer's proof and this moment, nobody has told it.
        foreach (var scope in _replica.Scopes)
            if (open.Concerns(scope))
                connection.Grown(scope);
        return null;
    }

    public void Remove(ExchangeConnection connection, string node)
    {
        lock (_gate)
        {
            if (!_byNode.TryGetValue(node, out var open) || open.Connection != connection) return;
            _byNode.Remove(node);
            Forget(open);
        }
    }

    public ImmutableArray<ExchangeConnection> All
    {
        get
        {
            lock (_gate) return [.. _byNode.Values.Select(o => o.Connection)];
        }
    }

    public void Dispose()
    {
        _replica.Acknowledgements.Taken -= Acknowledged;
        _growth.Dispose();
    }

    private bool IsKept(Open older, Open newer) =>
        older.Peer.Origin != newer.Peer.Origin || ConnectionChoice.IsNewerKept(OpenerOf(older), OpenerOf(newer));

    private OriginId OpenerOf(Open open) => open.Connection.IsInitiator ? _replica.Origin : open.Peer.Origin;

    private void Forget(Open gone)
    {
        foreach (var (scope, concerned) in _byScope)
            if (concerned.Contains(gone))
                _byScope[scope] = concerned.Remove(gone);
    }

    private void Grown(IReadOnlySet<Scope> scopes)
    {
        foreach (var scope in scopes)
            foreach (var open in ConcernedBy(scope))
                open.Connection.Grown(scope);
    }

    /// <summary>Laptops hear of each other by what is their group's: who holds what is public concerns servers alone.</summary>
    private void Acknowledged(Acknowledgement said)
    {
        var isPublic = said.Scope.Value.EndsWith("/public", StringComparison.Ordinal);
        foreach (var open in ConcernedBy(said.Scope))
            if (!isPublic || open.Role != NodeRole.Laptop)
                open.Connection.Acknowledged(said);
    }

    private ImmutableArray<Open> ConcernedBy(Scope scope)
    {
        if (_byScope.TryGetValue(scope, out var concerned)) return concerned;
        lock (_gate) return _byScope[scope] = [.. _byNode.Values.Where(o => o.Concerns(scope))];
    }

    private sealed record Open(ExchangeConnection Connection, string Node, NodeRole Role, Incarnation Peer)
    {
        public bool Concerns(Scope scope) => ScopeAccess.MayHold(Peer.Chain.Node, scope);

        public bool Equals(Open? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => Node.GetHashCode(StringComparison.Ordinal);
    }
}
