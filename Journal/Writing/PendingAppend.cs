using System.Collections.Immutable;

namespace B2BBooking.Journal.Writing;

/// <summary>An append on its way to the disk. Its caller goes on elsewhere than on the writer's thread, unless that is its own.</summary>
sealed class PendingAppend(ImmutableArray<StreamAppend> appends, TaskCreationOptions continuations)
    : TaskCompletionSource<ImmutableArray<Recorded>>(continuations), IPendingWrite
{
    public ImmutableArray<StreamAppend> Appends { get; } = appends;

    public int Count { get; } = appends.Sum(a => a.Drafts.Length);

    public ImmutableArray<Recorded> Staged { get; set; }

    public bool IsSettled => Task.IsCompleted;

    public void Stage(CommitBuilder commit) => commit.Add(this);

    public void Answer() => TrySetResult(Staged);

    public void Fail(Exception e) => TrySetException(e);
}
