using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Replication;
using FsCheck;
using FsCheck.Xunit;
using static B2BBooking.Journal.Tests.Stores.Samples;

namespace B2BBooking.Journal.Tests.Replication;

public sealed class ConvergenceTests
{
    private static readonly Scope CartScope = Cart(1).Scope;

    /// <summary>Three origins write, and hand runs to one another and to relays in any order, overlapping and repeated; then everyone asks
    /// everyone, and all hold the same bytes.</summary>
    [Property(MaxTest = 40)]
    public void Nodes_AfterAnyExchange_HoldTheSame(PositiveInt seed) => ExchangeAsync(new System.Random(seed.Get)).GetAwaiter().GetResult();

    private static async Task ExchangeAsync(System.Random random)
    {
        using var organizer = new Organizer();
        var nodes = new List<NodeJournal>();
        for (var n = 0; n < 5; n++) nodes.Add(Open(organizer, $"laptop-{n}"));
        for (var step = 0; step < 80; step++) await StepAsync(nodes, random);
        for (var round = 0; round < 2; round++)
        {
            foreach (var from in nodes)
            {
                foreach (var to in nodes.Where(n => n != from)) await from.SendAsync(to, CartScope, mostBytes: 2_000);
            }
        }

        var expected = await BytesAsync(nodes[0], nodes);
        Assert.All(nodes, n => Assert.Equal(nodes[0].HeadsOf(CartScope).Heads, n.HeadsOf(CartScope).Heads));
        foreach (var node in nodes)
        {
            Assert.Equal(expected, await BytesAsync(node, nodes));
            Assert.Empty(node.Parked.List);
            await node.VerifyAsync();
            await node.DisposeAsync();
        }
    }

    /// <summary>The first three write; all hand on what they hold, from any place that the other holds or that comes before it.</summary>
    private static async Task StepAsync(List<NodeJournal> nodes, System.Random random)
    {
        if (random.Next(3) == 0)
        {
            var writer = nodes[random.Next(3)];
            var known = (await writer.ReadStreamAsync(Cart(1)).ToList()).LastOrDefault().Position;
            await writer.AppendAsync([Several(Cart(1), known, random.Next(1, 30))]);
            return;
        }

        var (from, to) = (nodes[random.Next(nodes.Count)], nodes[random.Next(nodes.Count)]);
        var origins = from.HeadsOf(CartScope).Heads.Keys.ToList();
        if (from == to || origins.Count == 0) return;
        var origin = new OriginId(origins[random.Next(origins.Count)]);
        var held = to.HeadsOf(CartScope)[origin].Seq;
        to.Introduce(from.IncarnationOf(origin)!);
        if (await from.LoadRunAsync(CartScope, origin, random.NextInt64(0, held + 3), random.Next(1, 5_000)) is not { } run) return;
        var imports = Enumerable.Range(0, random.Next(1, 3)).Select(_ => to.ImportAsync(run, from.Identity.NodeId).AsTask());
        foreach (var outcome in await Task.WhenAll(imports))
            Assert.Equal(run.FirstSeq > held + 1 ? ImportVerdict.Gap : ImportVerdict.Stored, outcome.Verdict);
    }

    private static NodeJournal Open(Organizer organizer, string id) =>
        JournalFactory.OpenMemory(new JournalOptions { Identity = organizer.Laptop(id, "spring-2027/group/*"), CommitsInline = true });

    /// <summary>Each chain's entries in its order.</summary>
    private static async Task<List<string>> BytesAsync(NodeJournal node, List<NodeJournal> nodes)
    {
        var entries = (await node.ReadAllAsync().ToList()).Where(r => r.Entry.Scope == CartScope).Select(r => r.Entry);
        return [.. entries.OrderBy(e => nodes.FindIndex(n => n.Origin == e.Origin)).ThenBy(e => e.Seq).Select(e => Convert.ToHexString(B2BBooking.Journal.Entries.EntryCodec.Encode(e)))];
    }
}
