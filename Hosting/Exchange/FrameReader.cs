using System.Buffers;
using System.Net.WebSockets;

namespace B2BBooking.Hosting.Exchange;

/// <summary>Reads whole messages. A connection that is quiet holds no buffer.</summary>
static class FrameReader
{
    private const int FirstBytes = 4096;

    /// <param name="mostBytes">Enforced while reading: more is never kept.</param>
    /// <returns>Null where the other side has closed.</returns>
    /// <exception cref="FrameRefusedException">Too long, or text.</exception>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(WebSocket socket, Func<int> mostBytes)
    {
        var first = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
        if (first.MessageType == WebSocketMessageType.Close) return null;
        // An empty message is over with that; the next one is another.
        if (first.EndOfMessage) return ReadOnlyMemory<byte>.Empty;
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
        try
        {
            for (var length = 0; ;)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close) return null;
                if (part.MessageType == WebSocketMessageType.Text) throw new FrameRefusedException("Text was sent; this protocol is binary.");
                length += part.Count;
                if (length > mostBytes()) throw new FrameRefusedException($"A message of more than {mostBytes()} bytes is not allowed.");
                if (part.EndOfMessage) return buffer.AsSpan(0, length).ToArray();
                if (length == buffer.Length) buffer = Grown(buffer);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grown(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}

/// <summary>The other side sent what no frame can be.</summary>
sealed class FrameRefusedException(string message) : Exception(message);
