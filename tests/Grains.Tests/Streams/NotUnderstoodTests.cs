using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Carts.Submissions;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Shows;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Tests.Streams;

/// <summary>An entry of a newer format makes its stream read-only on every node of this version, in whatever order it came there.</summary>
public sealed class NotUnderstoodTests
{
    [Theory]
    [InlineData(CartEntries.Confirmed)]
    [InlineData(IntentEntries.Requested)]
    public void Cart_WithAnEntryOfANewerFormat_IsReadOnlyInAnyOrder(string kind)
    {
        var stream = new StreamName(Scope.Group(KnownShow.Show, KnownShow.Group), CartEntries.Stream);
        var written = new WrittenStream(stream);
        var change = new LineChangePayload(new ProductId(KnownShow.Pans, "p1"), 2, 1, 0, false);
        written.Write([CartEntries.Line(CartEntries.Add, change, [])]);
        written.Write([IntentEntries.Request(new RequestedPayload(1, new Money(1, "EUR"), false, default), [])]);
        written.Write([new Draft(kind, new byte[] { 2 }, [])]);
        var command = written.Entries[1].CommandId;
        AssertReadOnlyInAnyOrder<Cart>(stream, [.. written.Entries.Select(e => e.Kind == IntentEntries.Requested ? e with { CommandId = command } : e)]);
    }

    [Fact]
    public void LastWrite_WithAnEntryOfANewerFormat_IsReadOnlyInAnyOrder()
    {
        var stream = ShowEntries.StreamOf(KnownShow.Show);
        var written = new WrittenStream(stream);
        written.Write([new Draft(ShowEntries.Defined, new byte[] { 99 }, [])]);
        written.Write([ShowEntries.Define(new KnownShow().Find(KnownShow.Show)!)]);
        AssertReadOnlyInAnyOrder<Show>(stream, [.. written.Entries]);
    }

    private static void AssertReadOnlyInAnyOrder<TState>(StreamName stream, Entry[] entries)
        where TState : class, IStreamState<TState>
    {
        foreach (var order in new[] { entries, [.. entries.Reverse()] })
        {
            var fold = StreamFold<TState>.Empty(stream);
            for (var i = 0; i < order.Length; i++) fold.Apply(new Recorded(i + 1, order[i]));
            Assert.NotNull(fold.NotUnderstood);
        }
    }
}
