using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Stores;

namespace B2BBooking.Journal.Replication;

/// <summary>Whose the origins are that this node has heard of: from entries in scope <c>admin</c>, and from introductions that peers handed
/// on. Each is proven when it is first asked for. Safe to use from any thread.</summary>
/// <param name="root">Null where nothing can be proven: then nobody is known.</param>
/// <param name="elsewhere">What another process has kept of an origin that is not known here.</param>
sealed class Introductions(Certificate? root, Func<OriginId, byte[]?> elsewhere)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<OriginId, Known> _known = [];

    /// <summary>Null: not heard of, or not one of this organizer's.</summary>
    public Incarnation? Find(OriginId origin)
    {
        if (root is null) return null;
        lock (_lock)
        {
            if (!_known.TryGetValue(origin, out var known))
            {
                if (elsewhere(origin) is not { } payload) return null;
                known = Add(origin, payload, isKept: true);
            }

            return known.Prove(origin, root);
        }
    }

    /// <returns>What is to be kept of it; null where it is known.</returns>
    /// <exception cref="IdentityException">It is not one of this organizer's nodes.</exception>
    public AsideChange? Introduce(Incarnation incarnation)
    {
        if (Find(incarnation.Origin) is not null) return null;
        incarnation.Verify(root ?? throw new IdentityException("This journal was opened without an identity and believes nobody."));
        lock (_lock) return Add(incarnation.Origin, incarnation.ToPayload(), isKept: false).ToKeep(incarnation.Origin);
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

    private Known Add(OriginId origin, ReadOnlyMemory<byte> payload, bool isKept) => _known[origin] = new Known(payload) { IsKept = isKept };

    private sealed class Known(ReadOnlyMemory<byte> payload)
    {
        private Incarnation? _proven;
        private bool _isFalse;

        /// <summary>In an entry or on its shelf, durably.</summary>
        public bool IsKept { get; set; }

        public AsideChange ToKeep(OriginId origin) => new(Shelf.Introductions, origin.Value.ToString("N"), payload.ToArray());

        public Incarnation? Prove(OriginId origin, Certificate root)
        {
            if (_proven is not null || _isFalse) return _proven;
            try
            {
                var incarnation = Incarnation.FromPayload(payload.Span);
                incarnation.Verify(root);
                if (incarnation.Origin == origin) return _proven = incarnation;
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
