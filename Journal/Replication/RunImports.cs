using System.Collections.Immutable;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Writing;

namespace B2BBooking.Journal.Replication;

/// <summary>Takes in what other nodes wrote: proven on the caller's thread, then committed by the writer with whatever else waits.</summary>
sealed class RunImports(ReplicaParts replica, JournalWriter writer, JournalOptions options)
{
    private readonly ComingHeads _coming = new();

    public async ValueTask<ImportOutcome> ImportAsync(ChainRun run, string from, CancellationToken cancel)
    {
        try
        {
            return await TakeAsync(run, cancel);
        }
        catch (RefusedRunException e)
        {
            replica.Parked.Add(run, from, e);
            return new ImportOutcome(e.Verdict, 0, e.Message, e.FromTheBeginning);
        }
    }

    /// <summary>Proves a parked run anew.</summary>
    public async ValueTask<ImportOutcome> RetryAsync(ParkedRun parked, CancellationToken cancel)
    {
        if (await replica.Parked.ReadAsync(parked.Id, cancel) is not { } run)
            return new ImportOutcome(parked.Verdict, 0, $"{parked.Reason} Its bytes are not kept here: remove it, and it may be handed over again.");
        var outcome = await ImportAsync(run, parked.From, cancel);
        if (outcome.Verdict == ImportVerdict.Stored) replica.Parked.Remove(parked.Id);
        return outcome;
    }

    /// <exception cref="RefusedRunException">It is not to be taken.</exception>
    private async ValueTask<ImportOutcome> TakeAsync(ChainRun run, CancellationToken cancel)
    {
        var chain = new ChainName(run.Scope, run.Origin);
        var author = replica.Introductions.Find(run.Origin)?.Chain.Node
            ?? throw new RefusedRunException($"Nobody has introduced its origin {run.Origin}, so nobody is known to have written it.");
        if (run.Origin == replica.Journal.Origin && run.LastSeq > replica.Journal.Index.HeadOf(chain).Seq)
            throw new RefusedRunException("It says to be of this incarnation, which has not written it.");
        RunProver.CheckHead(run, Identity.Chain.Node, author);
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var held = replica.Journal.Index.HeadOf(chain);
            if (run.LastSeq <= held.Seq) return await CompareAsync(run, held, cancel);
            var from = _coming.Find(chain) is var coming && coming.Seq > held.Seq && coming.Seq < run.LastSeq ? coming : held;
            if (run.FirstSeq > from.Seq + 1) return new ImportOutcome(ImportVerdict.Gap, 0);
            var restored = RunProver.Follow(run, from) ?? throw await WhyNotAsync(run, held, cancel);
            var proven = new ProvenRun(chain, from, RunProver.Read(restored, author), run.Head)
            {
                Aside = replica.Introductions.ToKeep(run.Origin) is { } toKeep ? [toKeep] : [],
            };
            if (await CommitAsync(proven) is { } stored) return stored;
        }
    }

    private NodeIdentity Identity => options.Identity ?? throw new IdentityException("This journal was opened without an identity and takes nothing in.");

    /// <returns>Null where the chain has moved meanwhile.</returns>
    private async Task<ImportOutcome?> CommitAsync(ProvenRun run)
    {
        replica.Clock.Observe(run.Entries.Max(e => e.Entry.Time));
        var pending = new PendingImport(run, _coming, options.Continuations);
        _coming.Add(run);
        try
        {
            writer.Submit(pending);
        }
        catch
        {
            _coming.Remove(run);
            throw;
        }

        var answer = await pending.Task;
        return answer == ImportAnswer.Durable ? new ImportOutcome(ImportVerdict.Stored, pending.Staged.Length) : null;
    }

    /// <summary>A run of which all is held should end in the entry that is held there.</summary>
    private async ValueTask<ImportOutcome> CompareAsync(ChainRun run, ChainHead held, CancellationToken cancel)
    {
        var hash = run.LastSeq == held.Seq ? held.Hash : await HashAtAsync(new ChainName(run.Scope, run.Origin), run.LastSeq, cancel);
        if (hash.Span.SequenceEqual(run.Head.Hash.Span)) return new ImportOutcome(ImportVerdict.Stored, 0);
        throw Forked(run);
    }

    /// <summary>The entries do not lead from what is held to what is signed: either they were altered on the way, or, where they do follow
    /// an earlier place that both hold, their node has written that part twice. Where they begin behind that place they do not tell which; all
    /// that the peer holds of the chain does.</summary>
    private async ValueTask<RefusedRunException> WhyNotAsync(ChainRun run, ChainHead held, CancellationToken cancel)
    {
        var chain = new ChainName(run.Scope, run.Origin);
        if (run.FirstSeq <= held.Seq)
        {
            var before = run.FirstSeq == 1 ? default : await HashAtAsync(chain, run.FirstSeq - 1, cancel);
            if (RunProver.Follow(run, new ChainHead(run.FirstSeq - 1, before, 0)) is not null) return Forked(run);
        }

        return replica.Parked.IsForked(chain)
            ? new RefusedRunException("Its entries do not lead from what is held here to what their node has signed for. Their node is known to have written this chain twice.")
            : new RefusedRunException(
                "Its entries do not lead from what is held here to what their node has signed for: they were altered on the way, or their node wrote a place twice.",
                fromTheBeginning: run.FirstSeq > 1);
    }

    private static RefusedRunException Forked(ChainRun run) =>
        new($"Its node has signed for two contents of one place at or before {run.LastSeq}. What was here first is kept.", ImportVerdict.Fork, byAuthor: true);

    private async ValueTask<ReadOnlyMemory<byte>> HashAtAsync(ChainName chain, long seq, CancellationToken cancel)
    {
        if (replica.Journal.Heads.Find(chain, seq) is { } head) return head.Hash;
        var page = await replica.Journal.Store.ReadChainAsync(chain, seq - 1, limit: 1, cancel);
        var hash = new byte[EntryCodec.HashBytes];
        EntryCodec.Prove(page.Entries[0], hash);
        return hash;
    }
}
