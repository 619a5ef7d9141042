using System.Net;
using System.Net.Sockets;
using System.Text;
using B2BBooking.Edge.Tests.Support;
using B2BBooking.Journal.Identity;
using B2BBooking.Tests;
using B2BBooking.Tests.Shared;

namespace B2BBooking.Edge.Tests;

/// <summary>What a laptop says of an address where there is no node that it could exchange with.</summary>
public sealed class RefusedLinkTests : IAsyncLifetime
{
    private Cluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await Cluster.StartAsync(products: 1);

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Laptop_OfAnotherOrganizer_IsToldSo()
    {
        var foreign = Path.Combine(_cluster.Central.Folder, "foreign");
        Enrolment.CreateOrganizer(foreign, "somebody else", DateTimeOffset.UtcNow);
        var laptop = new EdgeProcess("laptop-x", "laptop", "--upstream", _cluster.Central.Address.Authority);
        _cluster.Enrolled(laptop, NodeRole.Laptop, Cluster.ScopesOf(Cluster.Blue), foreign);
        await StartsWithLinkAsync(laptop, "Refused", "link.other-organizer");
    }

    [Fact]
    public async Task Laptop_WhoseCertificateEndsWhileItRuns_IsToldSo()
    {
        var laptop = new EdgeProcess("laptop-y", "laptop", "--upstream", _cluster.Central.Address.Authority);
        _cluster.Enrolled(laptop, NodeRole.Laptop, Cluster.ScopesOf(Cluster.Blue), until: DateTimeOffset.UtcNow.AddSeconds(12));
        await StartsWithLinkAsync(laptop, "Refused", "link.certificate-ended", says: "CertificateExpired");
    }

    [Theory]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://login.example/\r\nContent-Length: 0\r\n\r\n", "link.captive-portal")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>", "link.captive-portal")]
    [InlineData("HTTP/1.1 511 Network Authentication Required\r\nContent-Length: 0\r\n\r\n", "link.captive-portal")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "link.not-a-node")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", "link.not-a-node")]
    public async Task Laptop_WhereAnotherServerAnswers_SaysWhatItIs(string answer, string reason)
    {
        using var stranger = new TcpListener(IPAddress.Loopback, 0);
        stranger.Start();
        var answering = AnswerAsync(stranger, answer);
        var laptop = _cluster.BlueLaptop("laptop-z", "--upstream", stranger.LocalEndpoint.ToString()!);
        await StartsWithLinkAsync(laptop, "Refused", reason);
        stranger.Stop();
        await answering;
    }

    [Fact]
    public async Task Laptop_WhoseServerIsAway_GoesOnTrying()
    {
        var laptop = _cluster.BlueLaptop("laptop-w", "--upstream", $"127.0.0.1:{LoopbackPort.Free()}");
        await StartsWithLinkAsync(laptop, "Connecting", "link.unreachable");
    }

    [Fact]
    public async Task Exchange_AskedForByAPageOfAnotherSite_IsRefused()
    {
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.AddSubProtocol("b2b-exchange");
        socket.Options.SetRequestHeader("Origin", "https://elsewhere.example");
        socket.Options.CollectHttpResponseDetails = true;
        var address = new UriBuilder(_cluster.Central.Address) { Scheme = "ws", Path = "/exchange" }.Uri;
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => socket.ConnectAsync(address, CancellationToken.None));
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    /// <summary>The link as any signed-in user of the laptop is shown it; accounts come with the enrolment.</summary>
    private static async Task StartsWithLinkAsync(EdgeProcess laptop, string status, string reason, string says = "Nothing is exchanged over the link")
    {
        await laptop.StartAsync();
        // Whoever starts it by hand reads it there.
        await Eventually.True(() => laptop.Output.Contains(says, StringComparison.Ordinal), $"the log says: {says}", TimeSpan.FromMinutes(1));
        var member = new ApiClient(laptop.Http);
        await member.SignInAsync(Cluster.BlueMember(1), SmallShow.MemberPassword);
        await Eventually.True(async () =>
        {
            var link = Assert.Single((await member.GetAsync("api/node/links")).EnumerateArray());
            return link.GetProperty("status").GetString() == status && MemberAt.ReasonOf(link) == reason;
        }, $"the link is {status} because of {reason}", TimeSpan.FromMinutes(1));
    }

    private static async Task AnswerAsync(TcpListener listener, string answer)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                await stream.ReadAtLeastAsync(new byte[16], 16);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }
}
