using System.Net.WebSockets;

namespace B2BBooking.Tests.Shared;

/// <summary>A connection over another one, which looks at what passes: all that is received goes through <see cref="ReceiveAsync(Memory{byte}, CancellationToken)"/>
/// and all that is sent through <see cref="SendAsync(ReadOnlyMemory{byte}, WebSocketMessageType, bool, CancellationToken)"/>, whichever form is called.</summary>
public abstract class ForwardingSocket(WebSocket inner) : WebSocket
{
    public sealed override WebSocketCloseStatus? CloseStatus => inner.CloseStatus;

    public sealed override string? CloseStatusDescription => inner.CloseStatusDescription;

    public sealed override WebSocketState State => inner.State;

    public sealed override string? SubProtocol => inner.SubProtocol;

    public sealed override void Abort() => inner.Abort();

    public sealed override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        inner.CloseAsync(closeStatus, statusDescription, cancellationToken);

    public sealed override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        inner.CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

    public sealed override void Dispose() => inner.Dispose();

    public sealed override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        var part = await ReceiveAsync(buffer.AsMemory(), cancellationToken);
        return new WebSocketReceiveResult(part.Count, part.MessageType, part.EndOfMessage, CloseStatus, CloseStatusDescription);
    }

    public override ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        inner.ReceiveAsync(buffer, cancellationToken);

    public sealed override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        SendAsync(buffer.AsMemory(), messageType, endOfMessage, cancellationToken).AsTask();

    public override ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        inner.SendAsync(buffer, messageType, endOfMessage, cancellationToken);
}
