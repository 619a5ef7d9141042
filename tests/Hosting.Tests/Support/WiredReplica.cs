using System.Collections.Immutable;
using B2BBooking.Exchange.Tests.Support;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Hosting.Tests.Support;

/// <summary>A scripted journal whose growth a test tells of, with faults where a test wants them.</summary>
sealed class WiredReplica(ScriptedReplica inner) : IReplica
{
    private int _fails;
    private Action<IReadOnlySet<Scope>>? _grown;

    public OriginId Origin => inner.Origin;

    public NodeIdentity Identity => inner.Identity;

    public ImmutableArray<Scope> Scopes => inner.Scopes;

    public IParkedRuns Parked => inner.Parked;

    public IAcknowledgements Acknowledgements => inner;

    public TimeAnchor? Anchor => inner.Anchor;

    public void FailOnce() => Volatile.Write(ref _fails, 1);

    public void FailAlways() => Volatile.Write(ref _fails, int.MaxValue);

    public HeadVector HeadsOf(Scope scope) =>
        Volatile.Read(ref _fails) != int.MaxValue && Interlocked.Exchange(ref _fails, 0) == 0 ? inner.HeadsOf(scope) : throw new InvalidOperationException("A fault of the program.");

    /// <summary>No session can begin.</summary>
    public bool IsNobody { get; set; }

    public Incarnation? IncarnationOf(OriginId origin) => IsNobody ? null : inner.IncarnationOf(origin);

    public void Introduce(Incarnation incarnation) => inner.Introduce(incarnation);

    public ValueTask<ChainRun?> LoadRunAsync(Scope scope, OriginId origin, long afterSeq, int mostBytes, CancellationToken cancel = default) =>
        inner.LoadRunAsync(scope, origin, afterSeq, mostBytes, cancel);

    public ValueTask<ImportOutcome> ImportAsync(ChainRun run, string from, CancellationToken cancel = default) => inner.ImportAsync(run, from, cancel);

    public bool IsBlocked(Scope scope, OriginId origin) => inner.IsBlocked(scope, origin);

    /// <summary>Tells of growth, whether there is any or not.</summary>
    public void Grow(Scope scope) => _grown?.Invoke(new HashSet<Scope> { scope });

    public ISubscription SubscribeScopes(Action<IReadOnlySet<Scope>> grown)
    {
        _grown += grown;
        return new Subscribed(() => _grown -= grown);
    }

    public void Observe(TimeAnchor anchor) => inner.Observe(anchor);

    private sealed class Subscribed(Action end) : ISubscription
    {
        public long From => 0;

        public void Dispose() => end();
    }
}
