using System.Collections.Immutable;

namespace B2BBooking.Journal.Writing;

/// <summary>What the writer says of a proven run.</summary>
enum ImportAnswer
{
    /// <summary>It is durable, as far as it was new.</summary>
    Durable,

    /// <summary>The chain is no longer where the run was proven to follow: to be proven anew.</summary>
    Moved,
}

/// <summary>A proven run on its way to the disk.</summary>
sealed class PendingImport(ProvenRun run, ComingHeads coming, TaskCreationOptions continuations)
    : TaskCompletionSource<ImportAnswer>(continuations), IPendingWrite
{
    public ProvenRun Run => run;

    public int Count => run.Entries.Length;

    public ImmutableArray<Recorded> Staged { get; set; }

    /// <summary>Bytes of the contents of the staged entries.</summary>
    public long StagedBytes { get; set; }

    public bool IsSettled => Task.IsCompleted;

    public void Stage(CommitBuilder commit) => commit.Add(this);

    public void Answer() => Settle(() => TrySetResult(ImportAnswer.Durable));

    public void Move() => Settle(() => TrySetResult(ImportAnswer.Moved));

    public void Fail(Exception e) => Settle(() => TrySetException(e));

    /// <summary>Whoever is answered must not find the run as one that is still coming.</summary>
    private void Settle(Action answer)
    {
        coming.Remove(run);
        answer();
    }
}
