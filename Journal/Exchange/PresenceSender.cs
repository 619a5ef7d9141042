using B2BBooking.Journal.Exchange.Frames;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Journal.Exchange;

/// <summary>Between two servers, in the rhythm of heartbeats: which nodes each has heard. So a quiet laptop counts as heard at all servers.</summary>
sealed class PresenceSender(ExchangePeer peer, ExchangeOptions options)
{
    private TimeSpan? _told;

    private NodesHeard? Told => peer.Role.IsServer() ? options.Heard : null;

    public void Hear(Moment now) => options.Heard?.Hear(peer.Name, TimeSpan.Zero, now.Wall);

    public void Take(ReadOnlySpan<byte> body, Moment now)
    {
        if (Told is not { } heard) return;
        foreach (var (node, ago) in PresenceFrame.Read(body).Where(h => h.Ago <= NodesHeard.Lately)) heard.Hear(node, ago, now.Wall);
    }

    public byte[]? NextFrame(Moment now)
    {
        if (Told is not { } heard || now.Running < _told + options.HeartbeatEvery) return null;
        _told = now.Running;
        // The peer knows of itself.
        var others = heard.Since(now.Wall).Where(h => h.Node != peer.Name).ToList();
        return others.Count == 0 ? null : PresenceFrame.Write(others);
    }
}
