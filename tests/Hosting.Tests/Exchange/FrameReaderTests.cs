using System.Net.WebSockets;
using B2BBooking.Hosting.Exchange;
using B2BBooking.Hosting.Tests.Support;
using B2BBooking.Tests;

namespace B2BBooking.Hosting.Tests.Exchange;

public sealed class FrameReaderTests : IAsyncLifetime
{
    private const int Most = 10_000;

    private SocketPair _sockets = null!;

    public async Task InitializeAsync() => _sockets = await SocketPair.OpenAsync();

    public Task DisposeAsync()
    {
        _sockets.Client.Dispose();
        _sockets.Server.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(Most)]
    public async Task Read_OfAMessageInParts_GivesItWhole_AndThenTheNext(int bytes)
    {
        var (first, second) = (Bytes(bytes), Bytes(7));
        await SendAsync(first.AsMemory(0, bytes / 3), isEnd: false);
        await SendAsync(ReadOnlyMemory<byte>.Empty, isEnd: false);
        var reading = ReadAsync();
        Assert.False(reading.IsCompleted);
        await SendAsync(first.AsMemory(bytes / 3), isEnd: true);
        await SendAsync(second, isEnd: true);
        Assert.Equal(first, await reading);
        Assert.Equal(second, await ReadAsync());
    }

    [Fact]
    public async Task Read_OfMoreThanAllowed_IsRefused_BeforeTheMessageIsOver()
    {
        await SendAsync(Bytes(Most + 1), isEnd: false);
        var refused = await Assert.ThrowsAsync<FrameRefusedException>(ReadAsync);
        Assert.Contains("10000", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_OfAnEmptyMessage_GivesIt()
    {
        await SendAsync(ReadOnlyMemory<byte>.Empty, isEnd: true);
        Assert.Empty((await ReadAsync())!);
    }

    [Fact]
    public async Task Read_OfText_IsRefused()
    {
        await _sockets.Client.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        await Assert.ThrowsAsync<FrameRefusedException>(ReadAsync);
    }

    [Fact]
    public async Task Read_OfAConnectionThatWasClosed_GivesNothing_AlsoInTheMiddleOfAMessage()
    {
        await SendAsync(Bytes(10), isEnd: false);
        await _sockets.Client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        Assert.Null(await ReadAsync());
    }

    [Fact]
    public async Task Read_OfAConnectionThatBreaks_SaysSo()
    {
        await SendAsync(Bytes(10), isEnd: false);
        _sockets.Client.Abort();
        await Assert.ThrowsAnyAsync<Exception>(ReadAsync);
    }

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }

    private ValueTask SendAsync(ReadOnlyMemory<byte> bytes, bool isEnd) =>
        _sockets.Client.SendAsync(bytes, WebSocketMessageType.Binary, isEnd, CancellationToken.None);

    private async Task<byte[]?> ReadAsync() =>
        (await Eventually.Done(FrameReader.ReadAsync(_sockets.Server, () => Most), "a message is read"))?.ToArray();
}
