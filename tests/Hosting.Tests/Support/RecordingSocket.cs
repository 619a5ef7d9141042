using System.Net.WebSockets;
using B2BBooking.Tests.Shared;

namespace B2BBooking.Hosting.Tests.Support;

/// <summary>A connection that keeps each message that arrives over it, as it came.</summary>
sealed class RecordingSocket(WebSocket inner) : ForwardingSocket(inner)
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

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var part = await base.ReceiveAsync(buffer, cancellationToken);
        Keep(buffer.Span[..part.Count], part.EndOfMessage);
        return part;
    }

    private void Keep(ReadOnlySpan<byte> part, bool isEnd)
    {
        _message.AddRange(part);
        if (!isEnd || _message.Count == 0) return;
        lock (_messages) _messages.Add([.. _message]);
        _message.Clear();
    }
}
