using System.Collections.Immutable;
using System.Net.WebSockets;
using System.Text;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Notes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Exchange;
using B2BBooking.Hosting.Tests.Support;
using B2BBooking.Journal;
using B2BBooking.Journal.Exchange;
using B2BBooking.Journal.Exchange.Frames;
using B2BBooking.Journal.Identity;
using B2BBooking.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using static B2BBooking.Hosting.Tests.Support.ShowNetwork;

namespace B2BBooking.Hosting.Tests.Network;

/// <summary>A laptop gets nothing of another group, whatever it asks for: every byte that a server sends to it is looked at, unpacked,
/// and so is every file that it has.</summary>
public sealed class ForeignDataTests : IAsyncLifetime
{
    private const string BluesSecret = "only blue knows this";
    private const string RedsSecret = "only red knows this";

    /// <summary>Found nowhere but in what concerns one group, its members and its laptop.</summary>
    private static readonly string[] OfBlue = ["group/blue", "user/anna", "user/ben", "anna@example.com", "laptop-blue", BluesSecret];
    private static readonly string[] OfRed = ["group/red", "user/rita", "rita@example.com", RedsSecret];

    private ShowNetwork _network = null!;
    private TestNode _blue = null!;

    public async Task InitializeAsync()
    {
        _network = await ShowNetwork.StartAsync();
        _network.EnrolLaptop("laptop-blue", SmallShow.Blue, ["anna", "ben"], TimeSpan.FromDays(10));
        _network.EnrolLaptop("laptop-red", SmallShow.Red, ["rita"], TimeSpan.FromDays(10));
        _blue = await _network.StartEdgeAsync("laptop-blue", "laptop", new SetClock(), _network.Central);
        await InStepAsync(_blue);
        await WriteAsync(_blue, "anna", SmallShow.Blue, BluesSecret);
        await HasPiecesAsync(_network.Central, 1);
        await WriteAsync(_network.Central, "rita", SmallShow.Red, RedsSecret);
    }

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task Frames_ToALaptopThatAsksForEverything_HoldNothingOfAnotherGroup()
    {
        using var identity = KeyFolder.OpenEnrolled(Path.Combine(_network.DataFolder("laptop-red"), "identity"));
        await using var journal = JournalFactory.OpenMemory(new JournalOptions { Identity = identity });
        // Scopes that it may not hold are named by it, as somebody who has some of them and lacks the rest.
        foreach (var scope in new[] { Scope.Group(SmallShow.Show, SmallShow.Blue), Scope.Lasting(SmallShow.Blue), Scope.User(new UserId("anna")), Scope.Admin })
            await journal.AppendAsync([new StreamAppend(new StreamName(scope, "cart"), 0, "rita", Guid.NewGuid(), [new Draft("cart.add", new byte[] { 1 }, [])])]);
        using var socket = new RecordingSocket(await DialAsync());
        using var connection = new ExchangeConnection(
            socket, journal, initiator: true, new ExchangeOptions { MayHold = (_, _) => true }, TimeProvider.System, NullLogger.Instance);
        var running = connection.RunAsync(_ => null);
        await Eventually.True(() => HoldsOfRed(journal), "it has what it may have");

        // What comes while it is connected, in that order.
        await WriteAsync(_blue, "ben", SmallShow.Blue, BluesSecret);
        await HasPiecesAsync(_network.Central, 2);
        var held = journal.HeadsOf(Scope.Group(SmallShow.Show, SmallShow.Red)).Heads.Sum(h => h.Value.Seq);
        await WriteAsync(_network.Central, "rita", SmallShow.Red, RedsSecret);
        await Eventually.True(() => journal.HeadsOf(Scope.Group(SmallShow.Show, SmallShow.Red)).Heads.Sum(h => h.Value.Seq) > held, "it is told what is new of its own");
        connection.Stop(new ExchangeEnd(ExchangeEndCode.GoingAway, "It has what it wants."));
        await running;

        var sent = Unpacked(socket.Messages);
        Assert.All(OfRed, text => Assert.True(Holds(sent, text), $"It was not sent {text}, which is its own."));
        Assert.All(OfBlue, text => Assert.False(Holds(sent, text), $"It was sent {text}."));
    }

    [Fact]
    public async Task Files_OfALaptop_HoldNothingOfAnotherGroup()
    {
        await using (var red = await _network.StartEdgeAsync("laptop-red", "laptop", new SetClock(), _network.Central))
        {
            await HasPiecesOfRedAsync(red, 1);
            await WriteAsync(_network.Central, "ben", SmallShow.Blue, BluesSecret);
            await WriteAsync(_network.Central, "rita", SmallShow.Red, RedsSecret);
            await HasPiecesOfRedAsync(red, 2);
            await HasPiecesAsync(_blue, 2);
        }

        await _blue.DisposeAsync();
        var (ofRed, ofBlue) = (Files("laptop-red"), Files("laptop-blue"));
        Assert.All(OfRed, text => Assert.True(Holds(ofRed, text) && !Holds(ofBlue, text), $"Where {text} is found."));
        Assert.All(OfBlue, text => Assert.True(Holds(ofBlue, text) && !Holds(ofRed, text), $"Where {text} is found."));
    }

    private static Task HasPiecesOfRedAsync(TestNode node, int pieces) => Eventually.True(
        async () => (await Cart(node, "rita", SmallShow.Red).GetAsync()).Lines.Sum(l => l.Quantity) == pieces, "the cart of red is there", TimeSpan.FromMinutes(1));

    private static bool HoldsOfRed(NodeJournal journal) =>
        journal.HeadsOf(Scope.Group(SmallShow.Show, SmallShow.Red)).Heads.Count > 0 && journal.HeadsOf(Scope.User(new UserId("rita"))).Heads.Count > 0
        && journal.HeadsOf(Scope.Lasting(SmallShow.Red)).Heads.Count > 0 && journal.HeadsOf(Scope.Public(SmallShow.Show)).Heads.Count > 0;

    private static async Task WriteAsync(TestNode node, string user, GroupId group, string secret)
    {
        var note = new WriteNote(Guid.NewGuid(), new NoteSubject(SmallShow.Show, SmallShow.Acme, null), secret, []);
        Assert.Null((await node.As(user).GetGrain<IGroupNotesGrain>(GrainKeys.Of(SmallShow.Show, group)).WriteAsync(CommandId.New(), note)).Refusal);
        Assert.Null((await Cart(node, user, group).AddAsync(CommandId.New(), new AddLine(SmallShow.P1, 1, 1))).Refusal);
    }

    private async Task<WebSocket> DialAsync()
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(ExchangeEndpoint.Protocol);
        await socket.ConnectAsync(new UriBuilder(_network.Central.Address) { Scheme = "ws", Path = ExchangeEndpoint.Path }.Uri, CancellationToken.None);
        return socket;
    }

    /// <summary>The frames as they came, and what was packed in them.</summary>
    private static byte[] Unpacked(IEnumerable<byte[]> frames)
    {
        var (all, names) = (new List<byte>(), new NameTable());
        foreach (var frame in frames)
        {
            all.AddRange(frame);
            if (frame[0] == FrameType.Heads) HeadsFrame.Read(frame.AsSpan(1), names);
            if (frame[0] == FrameType.Acknowledgements) AcknowledgementsFrame.Read(frame.AsSpan(1), names);
            if (frame[0] != FrameType.Run) continue;
            var run = RunFrame.Read(frame, names, _ => true).Run;
            all.AddRange(Encoding.UTF8.GetBytes(run.Scope.Value));
            foreach (var entry in run.Entries) all.AddRange([.. Encoding.UTF8.GetBytes(entry.Stream), 0, .. entry.Content.Span]);
        }

        return [.. all];
    }

    private byte[] Files(string laptop) =>
        [.. Directory.EnumerateFiles(_network.DataFolder(laptop), "*", SearchOption.AllDirectories).Where(f => !f.Contains("identity", StringComparison.Ordinal)).SelectMany(File.ReadAllBytes)];

    private static bool Holds(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
