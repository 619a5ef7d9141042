namespace B2BBooking.Journal.Stores;

/// <summary>What a simulated disk does with a commit.</summary>
enum CommitFault
{
    None,

    /// <summary>It is full: nothing is kept, and the node goes on.</summary>
    Full,

    /// <summary>The node dies before the commit is on the disk.</summary>
    DiesBefore,

    /// <summary>The node dies when the commit is on the disk and nobody has been answered.</summary>
    DiesAfter,
}
