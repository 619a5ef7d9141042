using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Exchange;
using B2BBooking.Journal.Exchange.Frames;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Exchange.Tests;

/// <summary>Version 1 of every frame, in the bytes of the first release: nodes of that release are still out there.</summary>
public sealed class FrameFixtureTests
{
    private static readonly Scope Scope = new("spring-2027/group/acme");
    private static readonly OriginId Origin = new(new Guid("0192a1b2-c3d4-4e5f-8a6b-7c8d9e0f1a2b"));
    private static readonly DateTimeOffset Time = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static byte[] Filled(int count, byte with) => [.. Enumerable.Repeat(with, count)];

    public static TheoryData<string, byte[]> Frames()
    {
        var names = new NameTable();
        var run = new ChainRun(Scope, Origin, 7, [new RunEntry("cart", "cart.add", Filled(40, 1)), new RunEntry("cart", "cart.set", Filled(30, 2))],
            new SignedHead(Scope, new EntryName(Origin, 8), Filled(32, 3), Filled(64, 4)));
        var vector = new VersionVector(ImmutableSortedDictionary<Guid, long>.Empty.Add(Origin.Value, 8));
        return new TheoryData<string, byte[]>
        {
            { "hello", new HelloFrame(1, 0, Filled(32, 5), Filled(32, 6), Time, 1_048_576, "b2b 0.1.0").ToFrame() },
            { "proof", new ProofFrame(Filled(20, 7), Filled(64, 8)).ToFrame() },
            { "close", CloseFrame.Write(new ExchangeEnd(ExchangeEndCode.OtherOrganizer, "another organizer")) },
            { "heads", HeadsFrame.Write(names, [new ScopeHeads(Scope, [new ToldHead(Origin, new ChainPoint(6, 0x0102030405060708), Blocked: false)])], isLast: true) },
            { "run", RunFrame.Write(names, run, RunBlock.Pack(run.Entries)) },
            { "credit", CreditFrame.Write(1000) },
            { "pause", PauseFrame.Write(true) },
            { "acknowledgements", AcknowledgementsFrame.Write(names, [new Acknowledgement(Origin, Scope, vector, HybridTime.At(Time, 3), Filled(64, 9))]) },
            { "heartbeat", HeartbeatFrame.Write(null) },
            { "presence", PresenceFrame.Write([("laptop-1", TimeSpan.Zero), ("laptop-2", TimeSpan.FromSeconds(14.2))]) },
            { "anchor", HeartbeatFrame.Write(new TimeAnchor(Origin, Time, Filled(64, 10))) },
        };
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void Frame_OfVersion1_HasTheBytesOfTheFirstRelease(string name, byte[] frame) =>
        Assert.Equal(Convert.ToHexString(Fixture(name)), Convert.ToHexString(frame));

    [Fact]
    public void Frames_OfVersion1_AreRead()
    {
        var names = new NameTable();
        var hello = HelloFrame.Read(Fixture("hello"));
        Assert.Equal((1, 0, Time, 1_048_576, "b2b 0.1.0"), (hello.Major, hello.Minor, hello.Clock, hello.Window, hello.Software));
        Assert.Equal(20, ProofFrame.Read(Fixture("proof").AsSpan(1)).Introduction.Length);
        Assert.True(CloseFrame.TryRead(Fixture("close").AsSpan(1), out var end));
        Assert.Equal(new ExchangeEnd(ExchangeEndCode.OtherOrganizer, "another organizer", ByPeer: true), end);
        var heads = HeadsFrame.Read(Fixture("heads").AsSpan(1), names);
        Assert.Equal((true, Scope, new ToldHead(Origin, new ChainPoint(6, 0x0102030405060708), Blocked: false)), (heads.IsLast, heads.Scopes[0].Scope, heads.Scopes[0].Heads[0]));
        var run = RunFrame.Read(Fixture("run"), names, _ => true).Run;
        Assert.Equal((Scope, Origin, 7L, 8L, "cart.set"), (run.Scope, run.Origin, run.FirstSeq, run.LastSeq, run.Entries[1].Kind));
        Assert.Equal(Filled(30, 2), run.Entries[1].Content.ToArray());
        Assert.Equal(1000, CreditFrame.Read(Fixture("credit").AsSpan(1)));
        Assert.True(PauseFrame.Read(Fixture("pause").AsSpan(1)));
        var said = AcknowledgementsFrame.Read(Fixture("acknowledgements").AsSpan(1), names)[0];
        Assert.Equal((Origin, Scope, 8L), (said.By, said.Scope, said.Held[Origin]));
        Assert.Equal([("laptop-1", TimeSpan.Zero), ("laptop-2", TimeSpan.FromSeconds(15))], PresenceFrame.Read(Fixture("presence").AsSpan(1)));
        Assert.Equal(Time, HeartbeatFrame.Read(Fixture("anchor").AsSpan(1))!.Time);
    }

    [Fact]
    public void Introduction_OfVersion1_IsRead_AndWrittenAsItWas()
    {
        var introduced = IntroductionFrame.Read(Fixture("introduction").AsSpan(1));
        Assert.Equal((Origin, Time, "laptop-1", NodeRole.Laptop), (introduced.Origin, introduced.Started, introduced.Chain.Node.Subject, introduced.Chain.Node.Role));
        Assert.Equal("spring-2027/group/acme", Assert.Single(introduced.Chain.Node.Scopes));
        introduced.Verify(Certificate.FromBytes(Fixture("introduction-root")));
        Assert.Equal(Convert.ToHexString(Fixture("introduction")), Convert.ToHexString(IntroductionFrame.Write(introduced)));
    }

    private static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", $"frame-v1-{name}.bin"));
}
