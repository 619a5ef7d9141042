using System.Net;
using System.Net.Sockets;

namespace B2BBooking.Journal.Tests.Stores;

/// <summary>Stands between a journal and its PostgreSQL server, and can break a connection: before a message reaches the server, or when the
/// server has answered, so that what was asked is done and nobody hears of it.</summary>
sealed class PostgresProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _server;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _pumps = [];
    private readonly Task _accepting;
    private volatile Break? _break;

    public PostgresProxy(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Breaks the connection of the first message that holds these bytes.</summary>
    public void BreakAt(byte[] mark, bool afterTheAnswer) => _break = new Break(mark, afterTheAnswer);

    /// <summary>True once that has happened.</summary>
    public bool HasBroken { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_pumps);
        _stop.Dispose();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _pumps.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _server, _stop.Token);
                var doomed = new Doomed();
                await Task.WhenAny(ForwardAsync(client, server, doomed), AnswerAsync(server, client, doomed));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or IOException)
            {
                // The connection has ended.
            }
        }
    }

    private async Task ForwardAsync(TcpClient from, TcpClient to, Doomed doomed)
    {
        var buffer = new byte[1 << 16];
        while (await from.GetStream().ReadAsync(buffer, _stop.Token) is > 0 and var count)
        {
            if (_break is { } now && buffer.AsSpan(0, count).IndexOf(now.Mark) >= 0)
            {
                _break = null;
                HasBroken = true;
                if (!now.AfterTheAnswer) return;
                doomed.Value = true;
            }

            await to.GetStream().WriteAsync(buffer.AsMemory(0, count), _stop.Token);
        }
    }

    private async Task AnswerAsync(TcpClient from, TcpClient to, Doomed doomed)
    {
        var buffer = new byte[1 << 16];
        while (await from.GetStream().ReadAsync(buffer, _stop.Token) is > 0 and var count)
        {
            if (doomed.Value) return;

            await to.GetStream().WriteAsync(buffer.AsMemory(0, count), _stop.Token);
        }
    }

    private sealed record Break(byte[] Mark, bool AfterTheAnswer);

    private sealed class Doomed
    {
        public volatile bool Value;
    }
}
