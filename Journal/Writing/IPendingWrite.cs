using System.Collections.Immutable;

namespace B2BBooking.Journal.Writing;

/// <summary>Something on its way to the disk, in one commit with whatever else waits.</summary>
interface IPendingWrite
{
    /// <summary>Entries that it holds at most.</summary>
    int Count { get; }

    /// <summary>Its part of the running commit; default while it is refused or not yet staged.</summary>
    ImmutableArray<Recorded> Staged { get; }

    /// <summary>True once its caller was answered.</summary>
    bool IsSettled { get; }

    /// <summary>Writer: makes its entries part of the running commit, or answers its caller alone where that cannot be.
    /// Called again where the commit has to begin anew.</summary>
    void Stage(CommitBuilder commit);

    /// <summary>The commit is durable.</summary>
    void Answer();

    void Fail(Exception e);
}
