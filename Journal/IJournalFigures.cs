namespace B2BBooking.Journal;

/// <summary>What an operator sees of a journal.</summary>
public interface IJournalFigures
{
    /// <summary><c>sqlite</c>, <c>postgresql</c> or <c>memory</c>.</summary>
    string Kind { get; }

    /// <summary>Bytes that the store takes where it is kept, indexes and snapshots included.</summary>
    ValueTask<long> SizeAsync(CancellationToken cancel = default);

    /// <summary>When commits began to fail; null while the newest went through.</summary>
    DateTimeOffset? FailingSince { get; }
}
