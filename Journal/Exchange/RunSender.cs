using B2BBooking.Journal.Exchange.Frames;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Journal.Exchange;

/// <summary>Sends what the peer lacks, chain by chain in turn, one run at a time, within the peer's window: besides the run that is
/// ready and the one that is being loaded, nothing is kept for a peer that is slow.</summary>
sealed class RunSender(PeerHoldings peer, Introductions introductions, NameTable names, int peerWindow, ExchangeOptions options)
{
    private ChainProgress? _loading;
    private Ready? _ready;
    private Retry _retry;
    private long _sent;
    private long _done;

    /// <summary>The peer's store takes nothing just now.</summary>
    public bool IsPaused { get; set; }

    /// <summary>Nothing is on its way out, nor to be sent.</summary>
    public bool IsIdle => _loading is null && _ready is null && peer.LacksNothing;

    /// <summary>When a load that failed is tried again.</summary>
    public TimeSpan? NextDue => _retry.At;

    public LoadRun? NextLoad(Moment now)
    {
        _retry = _retry.Passed(now);
        if (_ready is { } late && IsBehindAGap(late.Chain, late.Run))
        {
            peer.Touch(late.Chain.Scope);
            _ready = null;
        }

        if (_loading is not null || _ready is not null || IsPaused || _retry.IsWaiting(now)) return null;
        var room = peerWindow - (_sent - _done);
        if (room <= 0 && _sent != _done) return null;
        while (peer.NextLacking() is { } chain)
        {
            if (!introductions.CanIntroduce(chain.Origin)) chain.Blocked = true;
            if (chain.Blocked) continue;
            _loading = chain;
            return new LoadRun(chain.Scope, chain.Origin, chain.Sent, (int)Math.Clamp(room, 1, options.RunBytes));
        }

        return null;
    }

    public void Loaded(ChainRun? run)
    {
        if (_loading is not { } chain) return;
        (_loading, _retry) = (null, default);
        // The peer may have got it from elsewhere meanwhile.
        if (run is null || chain.Blocked) return;
        if (run.LastSeq <= chain.Sent || IsBehindAGap(chain, run))
        {
            peer.Touch(chain.Scope);
            return;
        }

        var block = RunBlock.Pack(run.Entries);
        if (block.Length <= ExchangeLimits.RunBytes) _ready = new Ready(chain, run, block);
        else chain.Blocked = true;
    }

    public void LoadFailed(Moment now)
    {
        if (_loading is { } chain) peer.Touch(chain.Scope);
        (_loading, _retry) = (null, _retry.After(now));
    }

    /// <summary>The peer has done with so many bytes.</summary>
    /// <returns>False where it was not sent as many.</returns>
    public bool Credit(long done)
    {
        if (done < _done || done > _sent) return false;
        _done = done;
        return true;
    }

    public byte[]? NextFrame()
    {
        if (_ready is not { } ready || IsPaused) return null;
        if (_sent != _done && _sent - _done + ready.Block.Length > peerWindow) return null;
        if (introductions.FrameFor(ready.Run.Origin) is { } introduction) return introduction;
        _ready = null;
        _sent += ready.Block.Length;
        ready.Chain.Unseen &= ready.Run.LastSeq < ready.Chain.Confirmed;
        ready.Chain.Sent = Math.Max(ready.Chain.Sent, ready.Run.LastSeq);
        peer.Touch(ready.Chain.Scope);
        return RunFrame.Write(names, ready.Run, ready.Block);
    }

    /// <summary>The peer has said meanwhile that it holds less than was thought.</summary>
    private static bool IsBehindAGap(ChainProgress chain, ChainRun run) => run.FirstSeq > chain.Sent + 1;

    private sealed record Ready(ChainProgress Chain, ChainRun Run, byte[] Block);
}
