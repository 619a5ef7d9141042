namespace B2BBooking.Journal.Replication;

/// <summary>Why a run is not taken.</summary>
/// <param name="verdict"><see cref="ImportVerdict.Refused"/> or <see cref="ImportVerdict.Fork"/>.</param>
/// <param name="byAuthor">True where its author has signed for it: then it is no better from another peer.</param>
/// <param name="fromTheBeginning"><inheritdoc cref="ImportOutcome" path="/param[@name='FromTheBeginning']"/></param>
sealed class RefusedRunException(string reason, ImportVerdict verdict = ImportVerdict.Refused, bool byAuthor = false, bool fromTheBeginning = false)
    : Exception(reason)
{
    public ImportVerdict Verdict => verdict;

    public bool ByAuthor => byAuthor;

    public bool FromTheBeginning => fromTheBeginning;
}
