using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Clocks;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Stores;
using B2BBooking.Journal.Writing;

namespace B2BBooking.Journal.Replication;

/// <summary>The newest acknowledgement of each node for each scope, in memory and lazily on its shelf.</summary>
sealed class Acknowledgements(JournalParts parts, Introductions introductions, LazyKeeping lazy, HybridClock clock, NodeIdentity? identity) : IAcknowledgements
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Scope, Dictionary<string, Acknowledgement>> _others = [];
    private readonly Dictionary<Scope, Acknowledgement> _own = [];
    private HybridTime _lastOwn;

    public event Action<Acknowledgement>? Taken;

    public Acknowledgement Own(Scope scope)
    {
        var who = identity ?? throw new IdentityException("This journal was opened without an identity and cannot sign.");
        lock (_lock)
        {
            var held = parts.Index.VectorOf(scope);
            if (_own.TryGetValue(scope, out var own) && ReferenceEquals(own.Held, held)) return own;
            // After what former incarnations said, also where the clock was set back.
            var now = clock.Next();
            _lastOwn = now > _lastOwn ? now : new HybridTime(_lastOwn.Value + 1);
            own = _own[scope] = Acknowledgement.Sign(who.Key, parts.Origin, scope, held, _lastOwn);
            Keep(who.NodeId, own);
            return own;
        }
    }

    public bool Take(Acknowledgement acknowledgement)
    {
        if (introductions.Find(acknowledgement.By)?.Chain.Node is not { } node) return false;
        if (node.Subject == identity?.NodeId)
        {
            Outdo(acknowledgement, node);
            return false;
        }

        lock (_lock)
        {
            if (!IsNews(node.Subject, acknowledgement)) return false;
        }

        if (!ScopeAccess.MayHold(node, acknowledgement.Scope))
            throw new IdentityException($"{node.Subject} says that it holds {acknowledgement.Scope}, which its certificate does not let it hold.");
        if (!acknowledgement.IsSignedBy(node)) throw new IdentityException($"An acknowledgement is not signed by {node.Subject}, whose it says it is.");
        lock (_lock)
        {
            if (!IsNews(node.Subject, acknowledgement)) return false;
            Put(node.Subject, acknowledgement);
            Keep(node.Subject, acknowledgement);
        }

        Taken?.Invoke(acknowledgement);
        return true;
    }

    public ImmutableArray<Acknowledgement> Of(Scope scope)
    {
        lock (_lock) return _others.TryGetValue(scope, out var nodes) ? [.. nodes.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => n.Value)] : [];
    }

    public int SafeOn(Scope scope)
    {
        var own = parts.Index.VectorOf(scope);
        return own.Highest.IsEmpty ? 0 : Of(scope).Count(a => own.Highest.All(h => a.Held[new OriginId(h.Key)] >= h.Value));
    }

    /// <summary>A word that a former incarnation gave, on a clock that has been set back since and forgotten with it: while it
    /// is the later one, nobody would believe this incarnation's.</summary>
    private void Outdo(Acknowledgement former, Certificate own)
    {
        if (former.By == parts.Origin || !former.IsSignedBy(own)) return;
        lock (_lock)
        {
            if (former.At <= _lastOwn) return;
            _lastOwn = former.At;
            _own.Clear();
        }
    }

    /// <summary>What was kept was proven before. What is no longer whole, or of a node that is no longer known, comes again.</summary>
    public void Load(IEnumerable<KeyValuePair<string, byte[]>> kept)
    {
        foreach (var (_, bytes) in kept)
        {
            if (Read(bytes) is not { } acknowledgement || introductions.Find(acknowledgement.By)?.Chain.Node.Subject is not { } node) continue;
            if (node != identity?.NodeId) Put(node, acknowledgement);
            else if (acknowledgement.At > _lastOwn) _lastOwn = acknowledgement.At;
        }
    }

    private static Acknowledgement? Read(byte[] bytes)
    {
        try
        {
            return Acknowledgement.FromBytes(bytes);
        }
        catch (PayloadFormatException)
        {
            return null;
        }
    }

    private bool IsNews(string node, Acknowledgement acknowledgement) =>
        !_others.TryGetValue(acknowledgement.Scope, out var nodes) || !nodes.TryGetValue(node, out var held) || acknowledgement.At > held.At;

    private void Put(string node, Acknowledgement acknowledgement)
    {
        if (!_others.TryGetValue(acknowledgement.Scope, out var nodes)) _others[acknowledgement.Scope] = nodes = [];
        nodes[node] = acknowledgement;
    }

    private void Keep(string node, Acknowledgement acknowledgement) =>
        lazy.Keep(new Besides([], [], [new(Shelf.Acknowledgements, $"{node}\n{acknowledgement.Scope}", acknowledgement.ToBytes())]));
}
