using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Exchange;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;
using B2BBooking.Journal.Stores;

namespace B2BBooking.Simulation.Tests;

/// <summary>A machine: a disk that outlives its crashes, and while it runs a journal, the carts that it holds, and connections.</summary>
sealed class SimNode(SimWorld world, NodeIdentity identity, TimeSpan skew, bool isNewer)
{
    private readonly SkewedTime _time = new(world.Clock, skew);
    private readonly Dictionary<Scope, SimCart> _carts = [];
    private MemoryStore? _backup;

    public string Name => identity.NodeId;

    public NodeRole Role => identity.Chain.Node.Role;

    public Certificate Certificate => identity.Chain.Node;

    public Moment Now => _time.Moment;

    public MemoryStore Store { get; private set; } = new();

    /// <summary>Null while it does not run.</summary>
    public NodeJournal? Journal { get; private set; }

    public List<SimEnd> Ends { get; } = [];

    public TimeSpan DiskFullUntil { get; set; }

    /// <summary>What becomes of the next commit.</summary>
    public CommitFault NextFault { get; set; }

    public TimeSpan RestartAt { get; set; }

    /// <summary>Of the version that knows <see cref="SimCart.NewerKind"/>.</summary>
    public bool IsNewer { get; private set; } = isNewer;

    public bool HasBackup => _backup is not null;

    public bool MayHold(Scope scope) => ScopeAccess.MayHold(Certificate, scope);

    public SimCart CartOf(Scope scope)
    {
        if (!_carts.TryGetValue(scope, out var cart)) _carts.Add(scope, cart = new SimCart(world.Mutation, IsNewer));
        return cart;
    }

    /// <param name="origin">Null: a new one, as of every honest start.</param>
    public void Start(OriginId? origin = null)
    {
        Store.Restart();
        Store.FaultOfNextCommit = null;
        var options = new JournalOptions { Identity = identity, Origin = origin ?? world.NewOrigin(), Time = _time, CommitsInline = true };
        Journal = Wait.For(JournalFactory.OpenAsync(Store, options));
        world.Born(Journal.Origin, this);
        FoldAll();
        Journal.Subscribe(all =>
        {
            foreach (var recorded in all) Fold(recorded);
        });
        Journal.SubscribeScopes(scopes => Each(s => s.Grown(scopes, Now)));
        Journal.Acknowledgements.Taken += said =>
        {
            world.Heard(this, said);
            Each(s => s.Acknowledged(said, Now));
        };
        Store.FaultOfNextCommit = NextCommit;
    }

    /// <summary>Power is gone: what was not durable is lost, connections hang.</summary>
    public void Crash()
    {
        Store.Crash();
        var journal = Journal;
        Journal = null;
        foreach (var end in Ends.ToArray()) end.Die();
        if (journal is not null) Wait.ForClose(journal);
    }

    /// <summary>The newer version is installed; all carts are folded anew.</summary>
    public void Update()
    {
        IsNewer = true;
        FoldAll();
    }

    public void SetClock(TimeSpan wrongBy) => _time.Set(wrongBy);

    public void TakeBackup() => _backup = Store.Backup();

    /// <summary>After a crash: the disk is replaced by what it was.</summary>
    public void PutBackupBack() => Store = _backup!.Backup();

    public long DurableOf(Scope scope, OriginId origin) => Store.LastSeqOf(new ChainName(scope, origin));

    private CommitFault NextCommit()
    {
        if (world.Clock.Running < DiskFullUntil) return CommitFault.Full;
        var fault = NextFault;
        NextFault = CommitFault.None;
        return fault;
    }

    private void FoldAll()
    {
        _carts.Clear();
        foreach (var recorded in Wait.ForAll(Journal!.ReadAllAsync())) Fold(recorded);
    }

    private void Fold(Recorded recorded)
    {
        if (recorded.Entry.Stream == CartEntries.Stream) CartOf(recorded.Entry.Scope).Apply(recorded);
    }

    private void Each(Action<ExchangeSession> action)
    {
        foreach (var end in Ends.ToArray()) action(end.Session);
    }
}
