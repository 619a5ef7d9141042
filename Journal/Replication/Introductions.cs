using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Stores;

namespace B2BBooking.Journal.Replication;

/// <summary>Whose the origins are that this node has heard of: from entries in scope <c>admin</c>, and from introductions that peers handed
/// on. Each is proven when it is first asked for. Safe to use from any thread.</summary>
/// <param name="root">Null where nothing can be proven: then nobody is known.</param>
/// <param name="elsewhere">What another process has kept of an origin that is not known here.</param>
/// <param name="mostStarts">Of one node. Each is remembered for as long as the journal: a node that makes them up fills no server.</param>
sealed class Introductions(Certificate? root, Func<OriginId, byte[]?> elsewhere, int mostStarts = Introductions.MostStarts)
{
    /// <summary>Far more than a node is started in its certificate's time.</summary>
    public const int MostStarts = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<OriginId, Known> _known = [];
    private readonly Dictionary<string, int> _starts = [];

    /// <summary>Null: not heard of, or not one of this organizer's.</summary>
    public Incarnation? Find(OriginId origin)
    {
        if (root is null) return null;
        lock (_lock)
        {
            if (_known.TryGetValue(origin, out var known)) return Prove(origin, known, root);
        }

        // Asked without the lock, for which the writer may wait.
        if (elsewhere(origin) is not { } payload) return null;
        lock (_lock)
        {
            if (!_known.TryGetValue(origin, out var known)) known = Add(origin, payload, isKept: true);
            return Prove(origin, known, root);
        }
    }

    /// <returns>What is to be kept of it; null where it is known.</returns>
    /// <exception cref="IdentityException">It is not one of this organizer's nodes, or one that has introduced itself too often.</exception>
    public AsideChange? Introduce(Incarnation incarnation)
    {
        if (Find(incarnation.Origin) is not null) return null;
        incarnation.Verify(root ?? throw new IdentityException("This journal was opened without an identity and believes nobody."));
        var node = incarnation.Chain.Node.Subject;
        lock (_lock)
        {
            if (_starts.GetValueOrDefault(node) >= mostStarts)
                throw new IdentityException($"{node} has introduced itself as a new start {mostStarts} times, more often than any node is started. See what runs there, and enrol it anew under another name.");
            var known = Add(incarnation.Origin, incarnation.ToPayload(), isKept: false);
            known.Proven = incarnation;
            CountStart(node);
            return known.ToKeep(incarnation.Origin);
        }
    }

    /// <summary>What is still to be made durable of an introduction, so that entries never outlive it.</summary>
    public AsideChange? ToKeep(OriginId origin)
    {
        lock (_lock) return _known.TryGetValue(origin, out var known) && !known.IsKept ? known.ToKeep(origin) : null;
    }

    /// <summary>A change that <see cref="ToKeep"/> gave is durable.</summary>
    public void Saved(AsideChange change)
    {
        lock (_lock)
        {
            if (_known.TryGetValue(new OriginId(Guid.ParseExact(change.Key, "N")), out var known)) known.IsKept = true;
        }
    }

    /// <summary>An entry introduces its origin.</summary>
    public void Notice(Entry entry)
    {
        lock (_lock)
        {
            if (!_known.TryGetValue(entry.Origin, out var known)) Add(entry.Origin, entry.Payload, isKept: true);
            else known.IsKept = true;
        }
    }

    public void Load(IEnumerable<KeyValuePair<string, byte[]>> kept)
    {
        foreach (var (key, payload) in kept)
        {
            if (Guid.TryParseExact(key, "N", out var origin)) Add(new OriginId(origin), payload, isKept: true);
        }
    }

    private Incarnation? Prove(OriginId origin, Known known, Certificate by)
    {
        var isNew = known.Proven is null;
        if (known.Prove(origin, by) is not { } proven) return null;
        if (isNew) CountStart(proven.Chain.Node.Subject);
        return proven;
    }

    private void CountStart(string node) => _starts[node] = _starts.GetValueOrDefault(node) + 1;

    private Known Add(OriginId origin, ReadOnlyMemory<byte> payload, bool isKept) => _known[origin] = new Known(payload) { IsKept = isKept };

    private sealed class Known(ReadOnlyMemory<byte> payload)
    {
        private bool _isFalse;

        public Incarnation? Proven { get; set; }

        /// <summary>In an entry or on its shelf, durably.</summary>
        public bool IsKept { get; set; }

        public AsideChange ToKeep(OriginId origin) => new(Shelf.Introductions, origin.Value.ToString("N"), payload.ToArray());

        public Incarnation? Prove(OriginId origin, Certificate root)
        {
            if (Proven is not null || _isFalse) return Proven;
            try
            {
                var incarnation = Incarnation.FromPayload(payload.Span);
                incarnation.Verify(root);
                if (incarnation.Origin == origin) return Proven = incarnation;
            }
            catch (Exception e) when (e is IdentityException or PayloadFormatException)
            {
                // Whoever wrote it is not believed; the entry stays what it is.
            }

            _isFalse = true;
            return null;
        }
    }
}
