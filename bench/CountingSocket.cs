using System.Net.WebSockets;
using B2BBooking.Tests.Shared;

namespace B2BBooking.Bench;

/// <summary>Counts what goes over the wire: messages and their headers (RFC 6455: 2 to 10 bytes, 4 more from a client).</summary>
sealed class CountingSocket(WebSocket inner, long before) : ForwardingSocket(inner)
{
    private long _bytes = before;

    public long Bytes => Volatile.Read(ref _bytes);

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var result = await base.ReceiveAsync(buffer, cancellationToken);
        Interlocked.Add(ref _bytes, result.Count + (result.EndOfMessage ? HeaderBytes(result.Count) : 0));
        return result;
    }

    public override ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        Interlocked.Add(ref _bytes, buffer.Length + HeaderBytes(buffer.Length) + 4);
        return base.SendAsync(buffer, messageType, endOfMessage, cancellationToken);
    }

    private static int HeaderBytes(int length) => length < 126 ? 2 : length <= ushort.MaxValue ? 4 : 10;
}
