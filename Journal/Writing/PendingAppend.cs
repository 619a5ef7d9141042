using System.Collections.Immutable;

namespace B2BBooking.Journal.Writing;

/// <summary>An append on its way to the disk. Its caller goes on elsewhere than on the writer's thread.</summary>
sealed class PendingAppend(ImmutableArray<StreamAppend> appends)
    : TaskCompletionSource<ImmutableArray<Recorded>>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public ImmutableArray<StreamAppend> Appends { get; } = appends;

    public int Count { get; } = appends.Sum(a => a.Drafts.Length);

    /// <summary>Its part of the running commit; default while it is refused or not yet encoded.</summary>
    public ImmutableArray<Recorded> Staged { get; set; }
}
