using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Exchange.Frames;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Journal.Exchange;

/// <summary>Hands on who holds what: this node's own word, and others' to those whom it concerns. Each word is sent once, and causes no further one.</summary>
sealed class AcknowledgementSender(IReplica replica, SharedScopes shared, Introductions introductions, NameTable names, ExchangePeer peer)
{
    private const int MostInFrame = 100;

    private const int FrameBytes = ExchangeLimits.ControlFrameBytes / 2;

    private readonly Dictionary<Scope, TimeSpan> _due = [];
    private readonly Dictionary<(Scope, OriginId), HybridTime> _known = [];

    public TimeSpan? NextDue => _due.Count == 0 ? null : _due.Values.Min();

    public bool IsIdle => _due.Count == 0;

    /// <summary>Something about a scope is to be told, at that time or before.</summary>
    public void Due(Scope scope, TimeSpan at)
    {
        if (!shared.Contains(scope)) return;
        if (!_due.TryGetValue(scope, out var earlier) || at < earlier) _due[scope] = at;
    }

    /// <summary>Another node's word has arrived here, from whomever.</summary>
    public void Arrived(Acknowledgement said, TimeSpan at)
    {
        if (Concerns(said)) Due(said.Scope, at);
    }

    /// <summary>The peer has sent this one.</summary>
    public void PeerHas(Acknowledgement said)
    {
        introductions.Knows(said.By);
        var place = (said.Scope, said.By);
        if (_known.GetValueOrDefault(place) < said.At) _known[place] = said.At;
    }

    public byte[]? NextFrame(Moment now)
    {
        if (NextDue is not { } first || first > now.Running) return null;
        var (chosen, bytes) = (new List<Acknowledgement>(), 0);
        foreach (var scope in _due.Where(d => d.Value <= now.Running).Select(d => d.Key).ToList())
        {
            foreach (var said in Untold(scope))
            {
                bytes += MostBytesOf(said);
                if (chosen.Count >= MostInFrame || (chosen.Count > 0 && (bytes > FrameBytes || !introductions.IsKnown(said.By)))) return Frame(chosen);
                if (introductions.FrameFor(said.By) is { } introduction) return introduction;
                chosen.Add(said);
            }

            _due.Remove(scope);
        }

        return chosen.Count == 0 ? null : Frame(chosen);
    }

    /// <summary>With every name spelled out: signature, time, scope, and the vector's places.</summary>
    private static int MostBytesOf(Acknowledgement said) => 64 + 17 + 10 + EntryLimits.NameBytes + 8 + (said.Held.Highest.Count * (17 + 10));

    private byte[] Frame(List<Acknowledgement> chosen)
    {
        foreach (var said in chosen) _known[(said.Scope, said.By)] = said.At;
        return AcknowledgementsFrame.Write(names, chosen);
    }

    private IEnumerable<Acknowledgement> Untold(Scope scope) =>
        replica.Acknowledgements.Of(scope).Prepend(replica.Acknowledgements.Own(scope)).Where(Concerns);

    /// <summary>News for this peer, of a scope that it may hold; of what is public, others' words for servers alone.</summary>
    private bool Concerns(Acknowledgement said) =>
        shared.Contains(said.Scope)
        && said.By != peer.Incarnation.Origin
        && (said.By == replica.Origin || peer.Role != NodeRole.Laptop || said.Scope.Parts is not [_, "public"] || IsOfPeersNode(said))
        && said.At > _known.GetValueOrDefault((said.Scope, said.By))
        && introductions.CanIntroduce(said.By);

    /// <summary>A word of one of the peer's former incarnations, still the newest that is known here: the peer must outdo it.</summary>
    private bool IsOfPeersNode(Acknowledgement said) => replica.IncarnationOf(said.By)?.Chain.Node.Subject == peer.Name;
}
