using System.Net.WebSockets;

namespace B2BBooking.Hosting.Exchange;

/// <summary>The WebSocket under a connection: hands on whole messages, sends one at a time, and says goodbye.</summary>
sealed class ExchangeSocket(WebSocket socket, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(2);

    private Task _sending = Task.CompletedTask;
    private volatile bool _isSending;

    /// <summary>No frame is waiting for the other side to take it.</summary>
    public bool CanSend => !_isSending;

    /// <summary>Whether the other side, or the way to it, is gone; what else is thrown is a fault of this program.</summary>
    public static bool IsGone(Exception e) => e is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException;

    /// <param name="done">Called, with what was thrown, once the next one may be sent: whoever is woken by it must find it so.</param>
    public void Send(ReadOnlyMemory<byte> frame, Action<Exception?> done)
    {
        _isSending = true;
        _sending = SendAsync(frame, done);
    }

    /// <inheritdoc cref="FrameReader.ReadAsync"/>
    public Task<ReadOnlyMemory<byte>?> ReadAsync(Func<int> mostBytes) => FrameReader.ReadAsync(socket, mostBytes);

    /// <summary>Aborting at once could take from the peer what it was just told, so it may close its side first.</summary>
    public async Task CloseAsync(Task reading)
    {
        try
        {
            await _sending.WaitAsync(CloseWithin, time);
            using var limit = new CancellationTokenSource(CloseWithin, time);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
            await reading.WaitAsync(CloseWithin, time);
        }
        catch (Exception e) when (IsGone(e) || e is TimeoutException or InvalidOperationException)
        {
            // The other side is gone already; there is nobody to say goodbye to.
        }

        socket.Abort();
    }

    public void Dispose() => socket.Dispose();

    private async Task SendAsync(ReadOnlyMemory<byte> frame, Action<Exception?> done)
    {
        Exception? thrown = null;
        try
        {
            await socket.SendAsync(frame, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        }
        catch (InvalidOperationException e)
        {
            // Closed in this moment.
            thrown = e is ObjectDisposedException ? e : new WebSocketException(e.Message, e);
        }
        catch (Exception e)
        {
            thrown = e;
        }

        _isSending = false;
        done(thrown);
    }
}
