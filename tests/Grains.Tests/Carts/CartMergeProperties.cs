using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;
using FsCheck.Xunit;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Carts;

public sealed class CartMergeProperties
{
    private static readonly StreamName Stream = new(Scope.Group(Show, Group), CartEntries.Stream);

    [Property(MaxTest = 300)]
    public void Apply_AnyOrderAndRepetition_GivesTheSameState(int seed)
    {
        var carts = new SimulatedCarts(seed);
        var expected = carts.Canonical(SimulatedCarts.Fold(carts.Entries));
        for (var shuffle = 0; shuffle < 3; shuffle++)
            Assert.Equal(expected, carts.Canonical(SimulatedCarts.Fold(carts.InAnyOrder(seed + shuffle))));
    }

    [Property(MaxTest = 200)]
    public void Apply_FiveOrigins_GivesTheSameState(int seed)
    {
        var carts = new SimulatedCarts(seed, origins: 5, steps: 120);
        Assert.Equal(carts.Canonical(SimulatedCarts.Fold(carts.Entries)), carts.Canonical(SimulatedCarts.Fold(carts.InAnyOrder(seed))));
    }

    [Property(MaxTest = 300)]
    public void Quantity_OfMerge_IsTheLargestSurvivingSetAndTheSurvivingAdds(int seed)
    {
        var carts = new SimulatedCarts(seed);
        var cart = SimulatedCarts.Fold(carts.InAnyOrder(seed));
        foreach (var product in carts.Products)
            Assert.Equal(NaiveQuantity(carts.Entries, product), cart.Find(product)?.Quantity ?? 0);
    }

    [Property(MaxTest = 200)]
    public void Snapshot_WithTail_EqualsTheFullFold(int seed)
    {
        var carts = new SimulatedCarts(seed);
        var entries = carts.InAnyOrder(seed).ToList();
        var split = new Random(seed).Next(entries.Count + 1);
        var part = SimulatedCarts.Fold(entries.Take(split));
        var writer = new PayloadWriter(1);
        part.Write(ref writer);
        var reader = new PayloadReader(writer.ToArray());
        reader.ReadVersion(1);
        var cart = Cart.Read(Stream, ref reader);
        reader.ReadEnd();
        foreach (var entry in entries.Skip(split)) cart.Apply(entry);
        Assert.Equal(carts.Canonical(SimulatedCarts.Fold(entries)), carts.Canonical(cart));
    }

    [Property(MaxTest = 200)]
    public void History_LastRow_IsThePresentQuantity(int seed)
    {
        var carts = new SimulatedCarts(seed);
        var cart = SimulatedCarts.Fold(carts.InAnyOrder(seed));
        foreach (var product in carts.Products)
            if (cart.Find(product) is { } line)
                Assert.Equal(line.Quantity, LineHistory.Of(line, cart.Submissions).Last().QuantityAfter);
    }

    /// <summary>The design's sentences, word by word, over all entries at once.</summary>
    private static int NaiveQuantity(IReadOnlyCollection<Entry> entries, ProductId product)
    {
        var changes = entries.Where(e => e.Kind is not (CartEntries.Submitted or CartEntries.Confirmed))
            .Select(e => (Entry: e, Change: CartEntries.ReadLine(e.Payload)))
            .Where(c => c.Change.Product == product)
            .ToList();
        var submissions = entries.Where(e => e.Kind == CartEntries.Submitted).ToList();
        var surviving = changes.Where(c => !submissions.Any(s => Stands(s, c.Entry)) && !changes.Any(r => Takes(r.Entry, c.Entry))).ToList();
        // An addition given again at another node is the same one: it counts once, and not at all where either entry is taken.
        var additions = changes.Where(c => c.Entry.Kind == CartEntries.Add).GroupBy(c => c.Entry.CommandId);
        var adds = additions.Where(same => same.All(surviving.Contains)).Sum(same => same.First().Change.Quantity);
        var sets = surviving.Where(c => c.Entry.Kind is CartEntries.Set or CartEntries.Resolve or CartEntries.Restore or CartEntries.Undo);
        return adds + sets.Select(c => c.Change.Quantity).DefaultIfEmpty(0).Max();
    }

    private static bool Takes(Entry by, Entry taken) => by.Kind switch
    {
        CartEntries.Undo => by.Causes.Contains(taken.Name),
        CartEntries.Add or CartEntries.AcceptPrice => false,
        _ => Stands(by, taken),
    };

    /// <summary>A name in the causes stands for the entries of its origin up to it.</summary>
    private static bool Stands(Entry by, Entry taken) => by.Causes.Any(c => c.Origin == taken.Origin && c.Seq >= taken.Seq);
}
