using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Exchange.Frames;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Journal.Exchange;

/// <summary>Takes runs in, each chain in its order, and gives the peer room again when they are durable. Holds no more than the window.</summary>
sealed class RunReceiver(PeerHoldings peer, IReplica replica, SharedScopes shared, string from, ExchangeOptions options)
{
    private readonly List<Pending> _pending = [];
    private readonly Dictionary<(Scope, OriginId), ToldHead> _corrections = [];
    private Retry _retry;
    private long _received;
    private long _done;
    private long _told;
    private bool _toldPaused;

    /// <summary>This node's store takes nothing just now.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>Chains of which something was refused.</summary>
    public int Refused { get; private set; }

    public bool IsIdle => _pending.Count == 0;

    public TimeSpan? NextDue => IsIdle ? null : _retry.At;

    public bool IsPendingIn(Scope scope) => _pending.Exists(p => p.Run.Scope == scope);

    /// <summary>Whether the peer may send a run of this size now.</summary>
    public bool Admits(int bytes) => _received == _told || _received - _told + bytes <= options.WindowBytes;

    public void Receive(in RunFrame frame)
    {
        _received += frame.BlockBytes;
        var run = frame.Run;
        if (shared.WhyNot(run.Scope) is { } reason)
        {
            (_done, Refused) = (_done + frame.BlockBytes, Refused + 1);
            replica.Parked.Note(run, from, reason);
            return;
        }

        peer.Holds(run.Scope, run.Origin, run.LastSeq);
        var chain = peer.Chain(run.Scope, run.Origin);
        chain.AwaitsBeginning &= run.FirstSeq > 1;
        if (chain.Refused || chain.AwaitsBeginning)
        {
            // It was on its way when the peer was told.
            _done += frame.BlockBytes;
            return;
        }

        _pending.Add(new Pending(run, frame.BlockBytes));
    }

    public ImportRun? NextImport(Moment now)
    {
        _retry = _retry.Passed(now);
        if (_retry.IsWaiting(now)) return null;
        foreach (var next in _pending)
        {
            if (next.IsImporting || _pending.Exists(p => p.IsImporting && p.IsOfChain(next))) continue;
            next.IsImporting = true;
            return new ImportRun(next.Run, from);
        }

        return null;
    }

    /// <returns>False where it was not asked for.</returns>
    public bool Imported(ChainRun run, ImportOutcome outcome)
    {
        if (_pending.Find(p => ReferenceEquals(p.Run, run)) is not { } done) return false;
        (_retry, IsPaused) = (default, false);
        Remove(done);
        peer.Touch(run.Scope);
        if (outcome.Verdict == ImportVerdict.Stored) return true;
        // What follows in this chain cannot be taken either; other chains go on.
        foreach (var next in _pending.FindAll(p => p.IsOfChain(done))) Remove(next);
        if (outcome.FromTheBeginning && AskAnew(run)) return true;
        Correct(run, blocked: outcome.Verdict != ImportVerdict.Gap);
        return true;
    }

    public void ImportFailed(ChainRun run, Moment now)
    {
        if (_pending.Find(p => ReferenceEquals(p.Run, run)) is not { } failed) return;
        failed.IsImporting = false;
        (_retry, IsPaused) = (_retry.After(now), true);
    }

    public byte[]? NextFrame(NameTable names)
    {
        if (IsPaused != _toldPaused) return PauseFrame.Write(_toldPaused = IsPaused);
        if (_corrections.Count > 0) return Corrections(names);
        // Said when it matters: often enough for the peer to go on, and at the end.
        if (_done == _told || (_done - _told < options.WindowBytes / 4 && !IsIdle)) return null;
        return CreditFrame.Write(_told = _done);
    }

    /// <summary>Tells the peer where this node really stands in a chain, and whether it wants what follows.</summary>
    private void Correct(ChainRun run, bool blocked)
    {
        var chain = peer.Chain(run.Scope, run.Origin);
        if (blocked && !chain.Refused) Refused++;
        chain.Refused |= blocked;
        _corrections[(run.Scope, run.Origin)] = new ToldHead(run.Origin, replica.HeadsOf(run.Scope)[run.Origin], blocked);
    }

    /// <summary>By saying that nothing is held here: what then comes shows whether the peer or the chain's own node is at fault.</summary>
    private bool AskAnew(ChainRun run)
    {
        var chain = peer.Chain(run.Scope, run.Origin);
        if (chain.AskedAnew) return false;
        (chain.AskedAnew, chain.AwaitsBeginning) = (true, true);
        _corrections[(run.Scope, run.Origin)] = new ToldHead(run.Origin, default, Blocked: false);
        return true;
    }

    private byte[] Corrections(NameTable names)
    {
        var scopes = _corrections.GroupBy(c => c.Key.Item1, (scope, heads) => new ScopeHeads(scope, [.. heads.Select(h => h.Value)])).ToList();
        _corrections.Clear();
        return HeadsFrame.Write(names, scopes, isLast: false);
    }

    private void Remove(Pending pending)
    {
        _pending.Remove(pending);
        _done += pending.Bytes;
    }

    private sealed record Pending(ChainRun Run, int Bytes)
    {
        public bool IsImporting { get; set; }

        public bool IsOfChain(Pending other) => Run.Scope == other.Run.Scope && Run.Origin == other.Run.Origin;
    }
}
