using System.Net;
using B2BBooking.Hosting.Exchange.Discovery;

namespace B2BBooking.Hosting.Tests.Exchange;

public sealed class MulticastGroupTests
{
    [Fact]
    public async Task Send_OnAnInterfaceThatHasComeSince_IsHeard()
    {
        List<IPAddress> own = [];
        using var late = new MulticastGroup(() => own);
        using var other = new MulticastGroup(() => [IPAddress.Loopback]);
        own.Add(IPAddress.Loopback);
        late.Refresh();
        var sent = Guid.NewGuid().ToByteArray();
        var heard = HearAsync(other, sent);
        await late.SendAsync(sent, default);
        await heard.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Send_OnAnInterfaceThatWasGoneForAWhile_IsHeard()
    {
        List<IPAddress> own = [IPAddress.Loopback];
        using var late = new MulticastGroup(() => own);
        using var other = new MulticastGroup(() => [IPAddress.Loopback]);
        own.Clear();
        late.Refresh();
        own.Add(IPAddress.Loopback);
        late.Refresh();
        var sent = Guid.NewGuid().ToByteArray();
        var heard = HearAsync(other, sent);
        await late.SendAsync(sent, default);
        await heard.WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>Whatever other programs on this machine announce meanwhile.</summary>
    private static async Task HearAsync(MulticastGroup group, byte[] sent)
    {
        var buffer = new byte[1024];
        int length;
        do length = (await group.ReceiveAsync(buffer, default)).Length;
        while (!buffer.AsSpan(0, length).SequenceEqual(sent));
    }
}
