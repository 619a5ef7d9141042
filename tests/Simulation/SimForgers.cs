using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Entries;

namespace B2BBooking.Simulation.Tests;

/// <summary>A laptop that forks its own chain: two machines with one key and one incarnation, each of which signs what it writes, and connected to
/// different nodes. No honest program does that. Decides by itself, so that seeds without it are as they were.</summary>
sealed class SimForgers
{
    private readonly Random _random;
    private readonly SimNode[] _twins;

    public SimForgers(SimWorld world, Random random)
    {
        _random = random;
        Origin = SimWorld.NewOrigin(random);
        _twins = [Twin(), Twin()];
        foreach (var twin in _twins) twin.Start(Origin);
        // The same as long as they write the same at the same time; from there on they differ.
        for (var common = random.Next(4); common > 0; common--)
        {
            var content = NewContent();
            foreach (var twin in _twins) Write(twin, content);
        }

        SimNode Twin() => new(world, Organizer.Forger, TimeSpan.Zero, isNewer: true);
    }

    public static Scope Scope => Organizer.ScopeOf(Organizer.Groups[0]);

    public OriginId Origin { get; }

    public IReadOnlyList<SimNode> Twins => _twins;

    /// <summary>Each to another node that may hold what they write.</summary>
    public IEnumerable<SimLink> Join(SimWorld world)
    {
        var holders = world.Nodes.Where(n => n.MayHold(Scope)).ToArray();
        _random.Shuffle(holders);
        for (var i = 0; i < _twins.Length; i++) yield return new SimLink(world, _twins[i], holders[i]);
    }

    public void Act()
    {
        if (_random.Next(8) == 0) Write(_twins[_random.Next(_twins.Length)], NewContent());
    }

    public bool IsTwin(SimNode node) => _twins.Contains(node);

    /// <summary>Whether two nodes hold different contents for one place of the chain.</summary>
    public bool Differ(SimNode one, SimNode two)
    {
        var both = Math.Min(one.DurableOf(Scope, Origin), two.DurableOf(Scope, Origin));
        return both > 0 && !HashAt(one, both).SequenceEqual(HashAt(two, both));
    }

    private byte[] HashAt(SimNode node, long seq)
    {
        var hash = new byte[EntryCodec.HashBytes];
        EntryCodec.Prove(Wait.For(node.Store.ReadChainAsync(new ChainName(Scope, Origin), seq - 1, 1, default).AsTask()).Entries[0], hash);
        return hash;
    }

    private Guid NewContent() => SimWorld.NewOrigin(_random).Value;

    private static void Write(SimNode twin, Guid content)
    {
        var draft = new Draft("forged.written", content.ToByteArray(), []);
        Wait.For(twin.Journal!.AppendAsync([new StreamAppend(new StreamName(Scope, $"forged/{content:N}"), 0, "eve", content, [draft])]).AsTask());
    }
}
