using System.Collections.Immutable;
using System.Text;
using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Exchange;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;
using B2BBooking.Journal.Stores;

namespace B2BBooking.Simulation.Tests;

/// <summary>A whole system in one thread, in which one seed decides everything: who edits what, what breaks, how late each frame is.</summary>
sealed class SimWorld
{
    private readonly Random _random;
    private readonly Dictionary<OriginId, (SimNode Node, MemoryStore Store)> _born = [];
    private readonly ImmutableArray<(Scope Scope, byte[] Bytes)> _secret;
    private readonly List<SimNode> _nodes = [];
    private readonly List<SimLink> _links = [];

    public SimWorld(int seed, Mutation mutation = Mutation.None)
    {
        (Seed, Mutation, _random) = (seed, mutation, new Random(seed));
        var laptops = _random.Next(3, 7);
        _nodes.Add(NewNode(Organizer.Central));
        foreach (var venue in Organizer.Venues) _nodes.Add(NewNode(venue));
        foreach (var laptop in Organizer.Laptops.Take(laptops)) _nodes.Add(NewNode(laptop));
        _secret = [.. Organizer.Groups.Select(g => (Organizer.ScopeOf(g), Encoding.UTF8.GetBytes(Organizer.ScopeOf(g).Value)))];
        Join();
        if (seed % 7 == 0) Forgers = new SimForgers(this, new Random(seed));
        if (Forgers is not null) _links.AddRange(Forgers.Join(this));
        Members = new SimMembers(this, _random);
        foreach (var node in _nodes) node.Start();
    }

    public int Seed { get; }

    public Mutation Mutation { get; }

    public SimClock Clock { get; } = new();

    public SimMembers Members { get; }

    public IReadOnlyList<SimNode> Nodes => _nodes;

    public IReadOnlyList<SimLink> Links => _links;

    /// <summary>Some nodes are of a newer version. It takes nothing from the seed's other decisions.</summary>
    public bool IsMixed => Seed % 5 == 0;

    /// <summary>Null in most seeds: nobody forks a chain.</summary>
    public SimForgers? Forgers { get; }

    /// <summary>Nothing breaks any more.</summary>
    public bool IsCalm { get; private set; }

    /// <summary>Frames sent that were no heartbeats.</summary>
    public long Frames { get; private set; }

    public TimeSpan Some(int leastMilliseconds, int mostMilliseconds) => TimeSpan.FromMilliseconds(_random.Next(leastMilliseconds, mostMilliseconds + 1));

    public bool OneIn(int times) => _random.Next(times) == 0;

    public double Fraction() => _random.NextDouble();

    public OriginId NewOrigin() => NewOrigin(_random);

    public static OriginId NewOrigin(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new OriginId(new Guid(bytes));
    }

    public ExchangeSession NewSession(SimNode node, bool initiator)
    {
        var nonce = new byte[32];
        _random.NextBytes(nonce);
        var options = new ExchangeOptions { WindowBytes = 20_000, RunBytes = 4_000 };
        if (Mutation == Mutation.SkipsScopes && node.Role != NodeRole.Laptop) options = options with { MayHold = (_, scope) => scope != Scope.Admin };
        return new ExchangeSession(node.Journal!, initiator, nonce, options);
    }

    public void Run(int steps)
    {
        var faults = new SimFaults(this, _random);
        for (var step = 0; step < steps; step++)
        {
            Clock.Pass(TimeSpan.FromMilliseconds(100));
            if (_random.Next(3) > 0) Members.Act();
            Forgers?.Act();
            faults.Act();
            Step();
        }
    }

    /// <summary>All is mended; then everybody must come into step, and be quiet.</summary>
    public void Heal()
    {
        IsCalm = true;
        foreach (var link in _links) link.Mend();
        foreach (var node in _nodes) (node.DiskFullUntil, node.NextFault, node.RestartAt) = (TimeSpan.Zero, CommitFault.None, TimeSpan.Zero);
        var (last, quiet) = (Frames, 0);
        // Time-outs (45 s) and back-off end within that; frames are late by less than what counts as quiet.
        for (var step = 0; quiet < 27; step++)
        {
            if (step > 1500) Fail($"The nodes did not come to rest.\n{Unrest()}");
            Clock.Pass(TimeSpan.FromMilliseconds(200));
            Step();
            quiet = Frames == last && _links.All(l => l.Connections.Any(c => c.One.IsOpen && c.Two.IsOpen && c.One.Session.State.InStep && c.Two.Session.State.InStep)) ? quiet + 1 : 0;
            last = Frames;
        }
    }

    public void Born(OriginId origin, SimNode node) => _born[origin] = (node, node.Store);

    /// <summary>An acknowledgement may never claim more than stands on its node's disk.</summary>
    public void Heard(SimNode at, Acknowledgement said)
    {
        if (said.By == Forgers?.Origin) return;
        var (node, store) = _born[said.By];
        foreach (var (origin, seq) in said.Held.Highest)
            if (store.LastSeqOf(new(said.Scope, new OriginId(origin))) < seq) Fail($"{at.Name} has heard from {node.Name} of entries of {said.Scope} that are not on its disk.");
    }

    /// <summary>No frame names a scope that its receiver may not hold, but the certificates by which laptops of several groups prove themselves.</summary>
    public void Sent(SimEnd from, ReadOnlyMemory<byte> frame)
    {
        var type = frame.Span[0];
        if (type != 22) Frames++;
        if (type is 2 or 17 || from.Other.Node.Role != NodeRole.Laptop) return;
        foreach (var (scope, bytes) in _secret)
            if (!from.Other.Node.MayHold(scope) && frame.Span.IndexOf(bytes) >= 0) Fail($"{from.Node.Name} names {scope} to {from.Other.Node.Name}, which may not hold it.");
    }

    public void BeforeImport(SimNode node, ChainRun run)
    {
        if (Mutation == Mutation.CountsEntriesTwice) CountAgain(node, run);
    }

    public bool CrashIfDead(SimNode node)
    {
        try
        {
            node.Store.ReadNext(0, 1);
            return false;
        }
        catch (Journal.JournalUnavailableException)
        {
            Crash(node);
            return true;
        }
    }

    public void Crash(SimNode node)
    {
        if (node.Journal is null) return;
        node.Crash();
        node.RestartAt = Clock.Running + Some(100, 20_000);
    }

    public void Fail(string what) =>
        throw new SimulationException($"Seed {Seed}, {Clock.Running.TotalSeconds:0.0} s: {what}\nRun it again: SIMULATION_SEED={Seed} dotnet test tests/Simulation -c Release --filter Replay");

    /// <summary>Nothing is refused but of who forks a chain.</summary>
    public void Refused(SimNode at, ChainRun run, string from, string? reason)
    {
        if (run.Origin != Forgers?.Origin) Fail($"{at.Name} refused a run of {run.Scope} from {from}: {reason}");
        if (Mutation != Mutation.ForgetsForks) return;
        foreach (var parked in at.Journal!.Parked.List) at.Journal.Parked.Remove(parked.Id);
    }

    private void Step()
    {
        foreach (var node in _nodes)
            if (node.Journal is null && Clock.Running >= node.RestartAt && Clock.Running >= node.DiskFullUntil) node.Start();
        foreach (var link in _links) link.Step();
    }

    private string Unrest() => string.Join('\n', _links.SelectMany(l => l.Connections.Select(c => $"{l.One.Name}-{l.Two.Name}: {c.One.Session.State}\n   {c.Two.Session.State}")));

    private void CountAgain(SimNode node, ChainRun run)
    {
        if (run.Scope.Parts is not [_, "group", _] || node.DurableOf(run.Scope, run.Origin) < run.LastSeq) return;
        var page = node.Store.ReadChainAsync(new(run.Scope, run.Origin), run.FirstSeq - 1, run.Entries.Length, default).AsTask().Result;
        foreach (var stored in page.Entries.Where(e => e.Address.Stream == CartEntries.Stream))
        {
            var entry = Journal.Entries.EntryReader.Load(stored).Entry;
            node.CartOf(run.Scope).Count(entry with { Seq = entry.Seq + 1_000_000 });
        }
    }

    private SimNode NewNode(NodeIdentity identity) =>
        new(this, identity, OneIn(3) ? TimeSpan.FromMinutes(_random.Next(-600, 600)) : TimeSpan.FromMilliseconds(_random.Next(-3000, 3000)),
            !IsMixed || _nodes.Count % 2 == 0);

    private void Join()
    {
        var (central, venues, laptops) = (_nodes[0], _nodes[1..3], _nodes[3..]);
        _links.AddRange([new(this, venues[0], central), new(this, venues[1], central)]);
        if (OneIn(2)) _links.Add(new SimLink(this, venues[0], venues[1]));
        foreach (var laptop in laptops)
        {
            _links.Add(new SimLink(this, laptop, venues[_random.Next(2)]));
            if (OneIn(3)) _links.Add(new SimLink(this, laptop, OneIn(2) ? central : venues[_random.Next(2)]));
        }

        for (var i = 0; i < laptops.Count; i++)
            for (var j = i + 1; j < laptops.Count; j++)
                if (j - i == 3 || OneIn(8)) _links.Add(new SimLink(this, laptops[i], laptops[j]));
    }
}

/// <summary>A promise was broken; the message says which, and how to see it again.</summary>
public sealed class SimulationException(string message) : Exception(message);
