using System.Net.WebSockets;

namespace B2BBooking.Hosting.Tests.Support;

/// <summary>A WebSocket that nothing comes from, and whose other operations fail as no WebSocket should.</summary>
sealed class BrokenSocket(bool alsoAbort) : WebSocket
{
    private readonly TaskCompletionSource<WebSocketReceiveResult> _aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => WebSocketState.Open;

    public override string? SubProtocol => null;

    public override void Abort()
    {
        _aborted.TrySetException(new WebSocketException("aborted"));
        if (alsoAbort) throw new NotSupportedException("A fault of the program.");
    }

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        _aborted.TrySetException(new WebSocketException("closed"));
        return Task.CompletedTask;
    }

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) => _aborted.Task;

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        await _aborted.Task;
        throw new WebSocketException("aborted");
    }

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A fault of the program.");

    public override ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A fault of the program.");

    public override void Dispose()
    {
    }
}
