using System.Security.Cryptography;
using B2BBooking.Exchange.Tests.Support;
using B2BBooking.Journal.Exchange;
using B2BBooking.Journal.Exchange.Frames;
using static B2BBooking.Exchange.Tests.Support.Organizer;

namespace B2BBooking.Exchange.Tests;

/// <summary>Frames that were altered, cut, lengthened, mixed or made up, from fixed seeds: each is refused with a reason or changes
/// nothing; the session never throws, and takes no more memory than its window.</summary>
public sealed class FuzzTests
{
    private readonly Organizer _organizer = new();
    private readonly ScriptedReplica _venue;
    private readonly Node _laptop;
    private readonly byte[][] _recorded;

    public FuzzTests()
    {
        _venue = new ScriptedReplica(_organizer.Venue()) { RunEntries = 20 };
        _laptop = new Node(new ScriptedReplica(_organizer.Laptop("laptop-1", Acme)) { RunEntries = 20 });
        _venue.Write(Acme, 50);
        _laptop.Scripted.Write(Acme, 50);
        var link = new Link(_laptop, new Node(_venue)).Settle();
        _recorded = [.. link.FromOne, .. link.FromTwo];
    }

    [Fact]
    public void Handshake_With6000AlteredOrRandomFirstFrames_IsRefused_AndNothingIsSent()
    {
        var fresh = new ScriptedReplica(_organizer.Venue("venue-b"));
        for (var seed = 0; seed < 6000; seed++)
        {
            var random = new Random(seed);
            var session = NewSession(fresh);
            for (var frames = 0; frames < 3 && session.End is null; frames++)
            {
                session.Receive(Fuzzed(random), Link.Now);
                AssertSendsNothingButGreetings(session);
            }

            Assert.Null(session.Peer);
        }

        Assert.Equal(0, fresh.Imports);
        Assert.Empty(fresh.Scopes);
    }

    [Fact]
    public void ProvenPeer_SendsAlteredOrRandomFrames_ChangesNothing_AndOthersGoOn()
    {
        var colleague = new Node(new ScriptedReplica(_organizer.Laptop("laptop-2", Acme)));
        var ended = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var target = new Node(new ScriptedReplica(_organizer.Venue("venue-b")));
            var peer = new Node(new ScriptedReplica(_organizer.Laptop("laptop-3", Acme)));
            var link = new Link(peer, target).Settle();
            var other = new Link(colleague, target).Settle();
            for (var frame = 0; frame < 20 && link.Two.End is null; frame++)
            {
                link.Two.Receive(Fuzzed(random), Link.Now);
                while (link.Two.Generate(Link.Now) is { } output)
                    if (output is not (SendFrame or CloseConnection)) target.Do(link.Two, output);
            }

            if (link.Two.End is not null) ended++;
            Assert.DoesNotContain(target.Replica.Scopes, s => s.Value != Acme && s.Value != Public);
            Assert.True(target.Scripted.Held(Acme, _venue.Origin) is 0 or 20 or 40 or 50, "Part of a run was stored.");
            Assert.Null(other.Two.End);
            other.Cut();
            link.Cut();
        }

        Assert.True(ended > 250, $"Only {ended} of 300 broken peers were cut off.");
    }

    [Fact]
    public void Frames_12000Altered_AreDecodedOrRefused_InBoundedMemory()
    {
        var runs = _recorded.Where(f => f[0] == FrameType.Run).ToArray();
        for (var seed = 0; seed < 12_000; seed++)
        {
            var random = new Random(seed);
            var link = NewSession(_venue);
            var frame = seed % 2 == 0 ? Fuzzed(random) : Altered(runs[random.Next(runs.Length)], random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Decode(frame);
            }
            catch (Exception e) when (e is FormatException or WindowExceededException)
            {
                // Refused with a reason.
            }

            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < 3 * ExchangeLimits.RunBytes, $"Seed {seed}: {allocated} bytes for a frame of {frame.Length}.");
            Assert.Null(link.End);
        }
    }

    [Fact]
    public void Run_ThatUnpacksToMoreThanItSays_OrThanIsAllowed_IsRefused()
    {
        var bomb = RunBlock.Compress(new byte[4_000_000])!;
        Assert.Throws<Journal.Encoding.PayloadFormatException>(() => RunBlock.Decompress(bomb, 1000));
        Assert.Throws<Journal.Encoding.PayloadFormatException>(() => RunBlock.Decompress(bomb, 4_000_001));
        var run = _recorded.First(f => f[0] == FrameType.Run);
        Assert.Throws<WindowExceededException>(() => RunFrame.Read(run, NamesOf(run), _ => false));
    }

    private static void Decode(byte[] frame)
    {
        if (frame.Length == 0) return;
        var body = frame.AsSpan(1);
        var names = NamesOf(frame);
        switch (frame[0])
        {
            case FrameType.Hello when HelloFrame.IsHello(frame):
                HelloFrame.Read(frame);
                break;
            case FrameType.Proof:
                Journal.Identity.Incarnation.FromPayload(ProofFrame.Read(body).Introduction.Span);
                break;
            case FrameType.Heads:
                HeadsFrame.Read(body, names);
                break;
            case FrameType.Introduction:
                IntroductionFrame.Read(body);
                break;
            case FrameType.Run:
                RunFrame.Read(frame, names, _ => true);
                break;
            case FrameType.Credit:
                CreditFrame.Read(body);
                break;
            case FrameType.Acknowledgements:
                AcknowledgementsFrame.Read(body, names);
                break;
            case FrameType.Presence:
                PresenceFrame.Read(body);
                break;
            case FrameType.Heartbeat:
                HeartbeatFrame.Read(body);
                break;
            default:
                CloseFrame.TryRead(body, out _);
                break;
        }
    }

    /// <summary>A table in which a frame's numbers mean something.</summary>
    private static NameTable NamesOf(byte[] frame)
    {
        var names = new NameTable();
        var writer = new Journal.Encoding.PayloadWriter();
        var other = new NameTable();
        other.Write(ref writer, new Grains.Interfaces.Values.Scope(Acme));
        other.Write(ref writer, new Grains.Interfaces.Values.OriginId(new Guid(frame.Length, 1, 1, new byte[8])));
        var reader = new Journal.Encoding.PayloadReader(writer.Written);
        names.ReadScope(ref reader);
        names.ReadOrigin(ref reader);
        writer.Dispose();
        return names;
    }

    private byte[] Fuzzed(Random random)
    {
        if (random.Next(5) == 0)
        {
            var made = new byte[random.Next(0, 400)];
            random.NextBytes(made);
            if (made.Length > 0 && random.Next(2) == 0) made[0] = (byte)random.Next(1, 24);
            return made;
        }

        return Altered(_recorded[random.Next(_recorded.Length)], random);
    }

    private static byte[] Altered(byte[] frame, Random random)
    {
        var altered = frame.ToArray();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            switch (random.Next(5))
            {
                case 0:
                    altered[random.Next(altered.Length)] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    altered[random.Next(altered.Length)] = (byte)random.Next(256);
                    break;
                case 2:
                    altered = altered[..random.Next(1, altered.Length + 1)];
                    break;
                case 3:
                    altered = [.. altered, (byte)random.Next(256)];
                    break;
                default:
                    var at = random.Next(altered.Length);
                    altered = [.. altered[..at], .. altered[random.Next(altered.Length)..]];
                    if (altered.Length == 0) altered = [0];
                    break;
            }
        }

        return altered;
    }

    private static ExchangeSession NewSession(ScriptedReplica replica)
    {
        var session = new ExchangeSession(replica, initiator: false, RandomNumberGenerator.GetBytes(32));
        session.Start(Link.Now);
        return session;
    }

    private static void AssertSendsNothingButGreetings(ExchangeSession session)
    {
        while (session.Generate(Link.Now) is { } output)
            Assert.True(output is CloseConnection || (output is SendFrame send && send.Frame.Span[0] <= FrameType.Close), "Something was sent to a peer that has proven nothing.");
    }
}
