using System.Collections.Immutable;
using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Journal;
using B2BBooking.Journal.Exchange;
using B2BBooking.Journal.Replication;
using Xunit.Abstractions;

namespace B2BBooking.Simulation.Tests;

/// <summary>What a member's edits take on the wire, with everything: handshake, introductions, heads, acknowledgements, signed heads.</summary>
public sealed class WireSizeTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Begin = SimClock.Begin;

    [Theory]
    [InlineData(200)]
    [InlineData(5000)]
    public void OfflineEdits_OfALaptopThatComesBack_TakeLessThan100BytesEach(int edits)
    {
        var clock = new SimClock();
        var (laptop, venue) = (Open(Organizer.Laptops[0], clock), Open(Organizer.Venues[0], clock));
        Write(laptop, edits, clock);
        var (bytes, session) = Exchange(laptop, venue);
        output.WriteLine($"{edits} edits: {bytes} bytes, {bytes / (double)edits:0.0} an entry.");
        Assert.True(session.State.InStep);
        Assert.Equal(edits, venue.VectorOf(Organizer.ScopeOf(Organizer.Groups[0]))[laptop.Origin]);
        // Less than its random bits alone would mean that something was not sent.
        Assert.InRange(bytes / (double)edits, 12, 100);
    }

    private static NodeJournal Open(Journal.Identity.NodeIdentity identity, SimClock clock) =>
        JournalFactory.OpenMemory(new JournalOptions { Identity = identity, Time = new SkewedTime(clock, TimeSpan.Zero), CommitsInline = true });

    /// <summary>One command each, of two members, over 40 products: additions, sets and removals, with what a page showed.</summary>
    private static void Write(NodeJournal laptop, int edits, SimClock clock)
    {
        var random = new Random(1);
        var stream = new StreamName(Organizer.ScopeOf(Organizer.Groups[0]), CartEntries.Stream);
        var last = new EntryName?[40];
        for (var i = 0; i < edits; i++)
        {
            clock.Pass(TimeSpan.FromMilliseconds(random.Next(500, 20_000)));
            var place = random.Next(last.Length);
            var product = new ProductId(KnownShow.Pans, $"P{1000 + place}");
            var isAdd = last[place] is null || random.Next(2) == 0;
            var change = new LineChangePayload(product, random.Next(1, 48), 1, isAdd ? 0 : 6, ForGroup: false);
            ImmutableArray<EntryName> seen = isAdd ? [] : [last[place]!.Value];
            var draft = CartEntries.Line(isAdd ? CartEntries.Add : CartEntries.Set, change, seen);
            var append = new StreamAppend(stream, i == 0 ? 0 : i + 1, random.Next(2) == 0 ? "ann" : "bob", Guid.CreateVersion7(Begin + clock.Running), [draft]);
            last[place] = Wait.For(laptop.AppendAsync([append]).AsTask())[0].Entry.Name;
        }
    }

    private static (long Bytes, ExchangeSession Session) Exchange(NodeJournal one, NodeJournal two)
    {
        var now = new Moment(TimeSpan.FromHours(1), Begin);
        var ends = new[] { new ExchangeSession(one, initiator: true, new byte[32]), new ExchangeSession(two, initiator: false, Enumerable.Repeat((byte)1, 32).ToArray()) };
        var journals = new[] { one, two };
        foreach (var end in ends) end.Start(now);
        var bytes = 0L;
        for (var acted = true; acted;)
        {
            acted = false;
            for (var i = 0; i < 2; i++)
            {
                while (ends[i].Generate(now) is { } next)
                {
                    acted = true;
                    if (next is LoadRun load) ends[i].Loaded(Wait.For(journals[i].LoadRunAsync(load.Scope, load.Origin, load.AfterSeq, load.MostBytes).AsTask()));
                    if (next is ImportRun import) ends[i].Imported(import.Run, Wait.For(journals[i].ImportAsync(import.Run, import.From).AsTask()), now);
                    if (next is not SendFrame send) continue;
                    bytes += send.Frame.Length;
                    ends[1 - i].Receive(send.Frame, now);
                }
            }
        }

        return (bytes, ends[0]);
    }
}
