using System.Net.WebSockets;
using B2BBooking.Hosting.Exchange;
using B2BBooking.Hosting.Tests.Support;
using B2BBooking.Tests.Shared;

namespace B2BBooking.Hosting.Tests.Exchange;

public sealed class ExchangeSocketTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Send_ThatTakesTime_MayBeFollowedByAnotherOnceItIsToldOf(bool fails)
    {
        var pair = await SocketPair.OpenAsync();
        var slow = new SlowSocket(pair.Client);
        using var socket = new ExchangeSocket(slow, TimeProvider.System);
        var told = new TaskCompletionSource<(bool CanSend, Exception? Thrown)>();
        socket.Send(new byte[] { 1 }, thrown => told.SetResult((socket.CanSend, thrown)));
        Assert.False(socket.CanSend);

        // Whoever is woken by this looks at once whether the next one may be sent, and sleeps for long where it may not.
        slow.Answer(fails ? new InvalidOperationException("It is closed.") : null);
        var (canSend, gone) = await told.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.True(canSend);
        Assert.Equal(fails, gone is not null && ExchangeSocket.IsGone(gone));
        pair.Server.Dispose();
    }

    private sealed class SlowSocket(WebSocket inner) : ForwardingSocket(inner)
    {
        private readonly TaskCompletionSource _sent = new();

        public void Answer(Exception? failure)
        {
            if (failure is null) _sent.SetResult();
            else _sent.SetException(failure);
        }

        public override ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
            new(_sent.Task);
    }
}
