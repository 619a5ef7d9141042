using System.Net.WebSockets;

namespace B2BBooking.Hosting.Tests.Support;

/// <summary>A connection that keeps each message that arrives over it, as it came.</summary>
sealed class RecordingSocket(WebSocket inner) : WebSocket
{
    private readonly List<byte> _message = [];
    private readonly List<byte[]> _messages = [];

    public IReadOnlyList<byte[]> Messages
    {
        get
        {
            lock (_messages) return [.. _messages];
        }
    }

    public override WebSocketCloseStatus? CloseStatus => inner.CloseStatus;

    public override string? CloseStatusDescription => inner.CloseStatusDescription;

    public override WebSocketState State => inner.State;

    public override string? SubProtocol => inner.SubProtocol;

    public override void Abort() => inner.Abort();

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        inner.CloseAsync(closeStatus, statusDescription, cancellationToken);

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        inner.CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

    public override void Dispose() => inner.Dispose();

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        var part = await inner.ReceiveAsync(buffer, cancellationToken);
        Keep(buffer.AsSpan(0, part.Count), part.EndOfMessage);
        return part;
    }

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var part = await inner.ReceiveAsync(buffer, cancellationToken);
        Keep(buffer.Span[..part.Count], part.EndOfMessage);
        return part;
    }

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        inner.SendAsync(buffer, messageType, endOfMessage, cancellationToken);

    private void Keep(ReadOnlySpan<byte> part, bool isEnd)
    {
        _message.AddRange(part);
        if (!isEnd || _message.Count == 0) return;
        lock (_messages) _messages.Add([.. _message]);
        _message.Clear();
    }
}
