using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Exchange.Tests.Support;

/// <summary>A journal of which a test says what it holds, and what becomes of an import. Its entries are any bytes; a chain is hashed and
/// signed as the journal's are, so that what was altered on the way is seen.</summary>
sealed class ScriptedReplica : IReplica, IAcknowledgements
{
    private readonly Dictionary<(Scope, OriginId), Chain> _chains = [];
    private readonly Dictionary<OriginId, Incarnation> _incarnations = [];
    private readonly Dictionary<(Scope, string), Acknowledgement> _acknowledgements = [];
    private readonly Dictionary<Scope, (HeadVector Of, Acknowledgement Said)> _own = [];
    private long _said;

    public ScriptedReplica(NodeIdentity identity)
    {
        Identity = identity;
        var incarnation = Incarnation.Sign(identity, Origin, Organizer.Now);
        _incarnations[Origin] = incarnation;
    }

    public event Action<Acknowledgement>? Taken;

    public event Action<Scope>? Grown;

    public OriginId Origin { get; } = new(Guid.NewGuid());

    public NodeIdentity Identity { get; }

    public TimeAnchor? Anchor { get; set; }

    /// <summary>Null: as a journal would.</summary>
    public Func<ChainRun, ImportOutcome?> Verdict { get; set; } = _ => null;

    /// <summary>The most entries of a run.</summary>
    public int RunEntries { get; set; } = 1000;

    public int Imports { get; private set; }

    public ImmutableArray<Scope> Scopes => [.. _chains.Keys.Select(k => k.Item1).Distinct()];

    public IAcknowledgements Acknowledgements => this;

    public HeadVector HeadsOf(Scope scope) => new(_chains.Where(c => c.Key.Item1 == scope && c.Value.Entries.Count > 0)
        .ToImmutableSortedDictionary(c => c.Key.Item2.Value, c => new ChainPoint(c.Value.Entries.Count, BinaryPrimitives.ReadUInt64BigEndian(c.Value.Hashes[^1]))));

    public Incarnation? IncarnationOf(OriginId origin) => _incarnations.GetValueOrDefault(origin);

    public void Introduce(Incarnation incarnation)
    {
        incarnation.Verify(Identity.Root);
        _incarnations[incarnation.Origin] = incarnation;
    }

    public void Observe(TimeAnchor anchor)
    {
        if (Anchor is null || anchor.Time > Anchor.Time) Anchor = anchor;
    }

    /// <summary>This node writes entries.</summary>
    public void Write(string scope, int count = 1, int bytes = 50)
    {
        var place = (new Scope(scope), Origin);
        if (!_chains.TryGetValue(place, out var chain)) _chains.Add(place, chain = new Chain());
        for (var i = 0; i < count; i++)
        {
            var content = new byte[bytes];
            new Random(chain.Entries.Count).NextBytes(content.AsSpan(0, Math.Min(bytes, 20)));
            chain.Add(new RunEntry("cart", i % 2 == 0 ? "cart.add" : "cart.set", content));
        }

        Grown?.Invoke(place.Item1);
    }

    /// <summary>This node holds so many entries of another's, in one of the contents that it has signed.</summary>
    public void Hold(string scope, NodeIdentity author, OriginId origin, int count, int contents)
    {
        Introduce(Incarnation.Sign(author, origin, Organizer.Now));
        var chain = _chains[(new Scope(scope), origin)] = new Chain();
        for (var i = 0; i < count; i++)
        {
            var content = new byte[50];
            new Random(contents + i).NextBytes(content);
            chain.Add(new RunEntry("cart", "cart.add", content));
            chain.Signed[i + 1] = SignedHead.Sign(author.Key, new Scope(scope), new EntryName(origin, i + 1), chain.Hashes[^1]);
        }
    }

    public byte[] HashOf(string scope, OriginId origin) => _chains[(new Scope(scope), origin)].Hashes[^1];

    public long Held(string scope, OriginId origin) => HeadsOf(new Scope(scope))[origin].Seq;

    public ValueTask<ChainRun?> LoadRunAsync(Scope scope, OriginId origin, long afterSeq, int mostBytes, CancellationToken cancel = default)
    {
        if (!_chains.TryGetValue((scope, origin), out var chain) || afterSeq >= chain.Entries.Count) return new((ChainRun?)null);
        var count = 0;
        for (var bytes = 0; count < RunEntries && afterSeq + count < chain.Entries.Count && (bytes < mostBytes || count == 0); count++)
            bytes += chain.Entries[(int)afterSeq + count].Content.Length;
        var last = (int)afterSeq + count;
        if (origin == Origin) chain.Signed[last] = SignedHead.Sign(Identity.Key, scope, new EntryName(origin, last), chain.Hashes[last - 1]);
        last = chain.Signed.Keys.Where(k => k > afterSeq && k <= last).DefaultIfEmpty(chain.Signed.Keys.Where(k => k > afterSeq).DefaultIfEmpty().Min()).Max();
        return new(last == 0 ? null : new ChainRun(scope, origin, afterSeq + 1, [.. chain.Entries[(int)afterSeq..last]], chain.Signed[last]));
    }

    public ValueTask<ImportOutcome> ImportAsync(ChainRun run, string from, CancellationToken cancel = default)
    {
        Imports++;
        if (Verdict(run) is { } scripted) return new(scripted);
        var place = (run.Scope, run.Origin);
        if (!_chains.TryGetValue(place, out var chain)) _chains.Add(place, chain = new Chain());
        if (run.FirstSeq > chain.Entries.Count + 1) return new(new ImportOutcome(ImportVerdict.Gap, 0));
        if (!_incarnations.TryGetValue(run.Origin, out var incarnation) || !run.Head.IsSignedBy(incarnation.Chain.Node))
            return new(new ImportOutcome(ImportVerdict.Refused, 0, "not signed"));
        var fresh = run.Entries.Skip((int)(chain.Entries.Count + 1 - run.FirstSeq)).ToList();
        var tried = chain.With(fresh);
        if (!tried.Hashes[(int)run.LastSeq - 1].AsSpan().SequenceEqual(run.Head.Hash.Span)) return new(Forked(run));
        tried.Signed[(int)run.LastSeq] = run.Head;
        _chains[place] = tried;
        if (fresh.Count > 0) Grown?.Invoke(run.Scope);
        return new(new ImportOutcome(ImportVerdict.Stored, fresh.Count));
    }

    public int Forks { get; private set; }

    private ImportOutcome Forked(ChainRun run)
    {
        Forks++;
        return new ImportOutcome(ImportVerdict.Fork, 0, $"another content up to {run.LastSeq}");
    }

    public bool IsBlocked(Scope scope, OriginId origin) => false;

    public Notes Noted { get; } = new();

    public IParkedRuns Parked => Noted;

    public ISubscription SubscribeScopes(Action<IReadOnlySet<Scope>> grown) => throw new NotSupportedException("Tests use Grown.");

    public Acknowledgement Own(Scope scope)
    {
        var heads = HeadsOf(scope);
        if (_own.TryGetValue(scope, out var said) && said.Of.Heads.SequenceEqual(heads.Heads)) return said.Said;
        var vector = new VersionVector(heads.Heads.ToImmutableSortedDictionary(h => h.Key, h => h.Value.Seq));
        var fresh = new Acknowledgement(Origin, scope, vector, new HybridTime(++_said), Identity.Key.Sign("a scripted acknowledgement"u8));
        _own[scope] = (heads, fresh);
        return fresh;
    }

    public bool Take(Acknowledgement acknowledgement)
    {
        var by = _incarnations.GetValueOrDefault(acknowledgement.By) ?? throw new IdentityException("It is of a node that was not introduced.");
        var place = (acknowledgement.Scope, by.Chain.Node.Subject);
        if (acknowledgement.By == Origin || (_acknowledgements.TryGetValue(place, out var held) && held.At >= acknowledgement.At)) return false;
        _acknowledgements[place] = acknowledgement;
        Taken?.Invoke(acknowledgement);
        return true;
    }

    public ImmutableArray<Acknowledgement> Of(Scope scope) => [.. _acknowledgements.Where(a => a.Key.Item1 == scope).Select(a => a.Value)];

    public int SafeOn(Scope scope) => Of(scope).Count(a => HeadsOf(scope).Heads.All(h => a.Held[new OriginId(h.Key)] >= h.Value.Seq));

    /// <summary>What was not even tried.</summary>
    public sealed class Notes : List<(Scope Scope, OriginId Origin, string From, string Reason)>, IParkedRuns
    {
        public ImmutableArray<ParkedRun> List => throw new NotSupportedException("Nothing is parked here.");

        public void Note(ChainRun run, string from, string reason) => Add((run.Scope, run.Origin, from, reason));

        public ValueTask<ChainRun?> ReadAsync(string id, CancellationToken cancel = default) => throw new NotSupportedException("Nothing is parked here.");

        public ValueTask<ImportOutcome?> RetryAsync(string id, CancellationToken cancel = default) => throw new NotSupportedException("Nothing is parked here.");

        public void Remove(string id) => throw new NotSupportedException("Nothing is parked here.");
    }

    private sealed class Chain
    {
        public List<RunEntry> Entries { get; } = [];

        public List<byte[]> Hashes { get; } = [];

        public SortedDictionary<int, SignedHead> Signed { get; } = [];

        public void Add(RunEntry entry)
        {
            Entries.Add(entry);
            Hashes.Add(SHA256.HashData([.. Hashes.Count > 0 ? Hashes[^1] : [], .. entry.Content.Span]));
        }

        public Chain With(List<RunEntry> more)
        {
            var copy = new Chain();
            copy.Entries.AddRange(Entries);
            copy.Hashes.AddRange(Hashes);
            foreach (var (seq, head) in Signed) copy.Signed[seq] = head;
            foreach (var entry in more) copy.Add(entry);
            return copy;
        }
    }
}
