using System.Collections.Immutable;
using System.Runtime.InteropServices;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Replication;
using B2BBooking.Journal.Stores;

namespace B2BBooking.Journal.Writing;

/// <summary>What the writer knows of the journal without reading: last position, the heads of all chains, the last position of each
/// stream. Staged and kept by the writer alone; vectors are read by anyone.</summary>
sealed class JournalIndex
{
    private readonly Lock _lock = new();
    private readonly Dictionary<StreamName, StreamState> _streams = [];
    private readonly Dictionary<Scope, ScopeState> _scopes = [];
    private readonly List<ChainState> _stagedChains = [];
    private readonly List<StreamState> _stagedStreams = [];

    public long Committed { get; private set; }

    public long Staged { get; private set; }

    public HybridTime Latest { get; private set; }

    /// <summary>Goes on from what a former start has proven.</summary>
    public void StartFrom(Checkpoint checkpoint)
    {
        foreach (var (stream, position) in checkpoint.Streams) Stream(stream).Start(position);
        foreach (var (chain, head) in checkpoint.Heads) Chain(chain).Start(head);
        (Committed, Staged, Latest) = (checkpoint.Position, checkpoint.Position, checkpoint.Latest);
    }

    public StreamState Stream(in StreamName name)
    {
        ref var state = ref CollectionsMarshal.GetValueRefOrAddDefault(_streams, name, out _);
        return state ??= new StreamState(name);
    }

    public ChainState Chain(in ChainName name)
    {
        if (_scopes.TryGetValue(name.Scope, out var scope) && scope.Chains.TryGetValue(name.Origin, out var chain)) return chain;
        chain = new ChainState(name);
        lock (_lock)
        {
            if (scope is null) _scopes[name.Scope] = scope = new ScopeState();
            return scope.Chains[name.Origin] = chain;
        }
    }

    /// <summary>The next entry of its chain and stream, as part of the running commit.</summary>
    public void Stage(ChainState chain, StreamState stream, long position, long seq, ReadOnlyMemory<byte> hash)
    {
        if (chain.Staged.Seq == chain.Committed.Seq) _stagedChains.Add(chain);
        if (stream.Staged == stream.Committed) _stagedStreams.Add(stream);
        chain.Stage(new ChainHead(seq, hash, position));
        stream.Stage(position);
        Staged = position;
    }

    /// <summary>The staged entries are durable.</summary>
    public void Keep(HybridTime latest)
    {
        foreach (var stream in _stagedStreams) stream.Keep();
        lock (_lock)
        {
            foreach (var chain in _stagedChains)
            {
                chain.Keep();
                _scopes[chain.Name.Scope].Forget();
            }
        }

        Committed = Staged;
        if (latest > Latest) Latest = latest;
        Clear();
    }

    /// <summary>The staged entries were not committed.</summary>
    public void Drop()
    {
        foreach (var stream in _stagedStreams) stream.Drop();
        foreach (var chain in _stagedChains) chain.Drop();
        Staged = Committed;
        Clear();
    }

    /// <summary>The same object while the scope has not grown.</summary>
    public VersionVector VectorOf(Scope scope)
    {
        lock (_lock) return _scopes.TryGetValue(scope, out var state) ? state.Vector : VersionVector.Empty;
    }

    /// <summary>The same object while the scope has not grown.</summary>
    public HeadVector HeadsOf(Scope scope)
    {
        lock (_lock) return _scopes.TryGetValue(scope, out var state) ? state.Heads : HeadVector.Empty;
    }

    public ImmutableArray<Scope> Scopes()
    {
        lock (_lock) return [.. _scopes.Where(s => s.Value.Held.Any()).Select(s => s.Key)];
    }

    /// <summary>The scopes of the staged entries.</summary>
    public IReadOnlySet<Scope> StagedScopes() => _stagedChains.Select(c => c.Name.Scope).ToHashSet();

    public ChainHead HeadOf(in ChainName name)
    {
        lock (_lock)
            return _scopes.TryGetValue(name.Scope, out var scope) && scope.Chains.TryGetValue(name.Origin, out var chain) ? chain.Committed : default;
    }

    /// <summary>Where the next start may go on from, once what is committed was read and proven.</summary>
    public Checkpoint ToCheckpoint()
    {
        var heads = from scope in _scopes.Values from chain in scope.Held select KeyValuePair.Create(chain.Name, chain.Committed);
        var streams = from stream in _streams.Values where stream.Committed > 0 select KeyValuePair.Create(stream.Name, stream.Committed);
        return new Checkpoint(Committed, Latest, [.. heads], [.. streams]);
    }

    private void Clear()
    {
        _stagedChains.Clear();
        _stagedStreams.Clear();
    }
}
