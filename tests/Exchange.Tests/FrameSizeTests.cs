using System.Collections.Immutable;
using B2BBooking.Exchange.Tests.Support;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Exchange;
using B2BBooking.Journal.Exchange.Frames;
using B2BBooking.Journal.Replication;
using static B2BBooking.Exchange.Tests.Support.Organizer;

namespace B2BBooking.Exchange.Tests;

/// <summary>However much two nodes hold, no frame is larger than the other end takes.</summary>
public sealed class FrameSizeTests
{
    [Theory]
    [InlineData(5_000, 1)]
    [InlineData(3, 40_000)]
    [InlineData(300, 200)]
    [InlineData(0, 0)]
    public void Heads_OfManyScopesOrOrigins_AreToldWhole_InFramesOfTheAllowedSize(int scopes, int origins)
    {
        var random = new Random(1);
        var all = Enumerable.Range(0, scopes).Select(n => new ScopeHeads(
            new Scope($"{n:0000}/{new string('x', 250)}"),
            [.. Enumerable.Range(0, origins).Select(_ => new ToldHead(Origin(random), new ChainPoint(long.MaxValue, ulong.MaxValue), Blocked: false))])).ToList();
        var sender = new HeadsSender(all, new NameTable());
        var (names, told, wasLast) = (new NameTable(), new List<(Scope, ToldHead)>(), false);
        while (sender.NextFrame() is { } frame)
        {
            Assert.False(wasLast);
            Assert.InRange(frame.Length, 1, ExchangeLimits.ControlFrameBytes);
            var read = HeadsFrame.Read(frame.AsSpan(1), names);
            told.AddRange(read.Scopes.SelectMany(s => s.Heads.Select(h => (s.Scope, h))));
            wasLast = read.IsLast;
        }

        Assert.True(wasLast);
        Assert.Equal(all.SelectMany(s => s.Heads.Select(h => (s.Scope, h))), told);
    }

    [Fact]
    public void Acknowledgements_OfALongVectorByMany_StayWithinTheAllowedSize()
    {
        var organizer = new Organizer();
        var (venue, random) = (new Node(new ScriptedReplica(organizer.Venue())), new Random(1));
        venue.Scripted.Write(Acme);
        var held = new VersionVector(Enumerable.Range(0, 6_000).ToImmutableSortedDictionary(_ => Origin(random).Value, _ => 1_000_000L));
        var laptops = Enumerable.Range(0, 60).Select(n => new ScriptedReplica(organizer.Laptop($"laptop-{n}", Acme))).ToList();
        foreach (var laptop in laptops) venue.Replica.Introduce(laptop.IncarnationOf(laptop.Origin)!);
        var central = new Node(new ScriptedReplica(organizer.Central()));
        var link = new Link(venue, central).Settle();
        // The first time each is introduced; after that all are said together.
        for (var time = 1; time <= 2; time++)
        {
            foreach (var laptop in laptops)
                venue.Replica.Acknowledgements.Take(new Acknowledgement(laptop.Origin, new Scope(Acme), held, new HybridTime(time), new byte[64]));
            Link.Pass(TimeSpan.FromSeconds(2));
            link.Settle();
        }

        Assert.Null(link.EndOfOne);
        Assert.Equal(60, central.Replica.Acknowledgements.Of(new Scope(Acme)).Count(a => a.At.Value == 2));
        Assert.All(link.FromOne, f => Assert.InRange(f.Length, 1, ExchangeLimits.ControlFrameBytes));
    }

    private static OriginId Origin(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new OriginId(new Guid(bytes));
    }
}
