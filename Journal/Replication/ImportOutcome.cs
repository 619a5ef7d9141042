namespace B2BBooking.Journal.Replication;

/// <summary>What became of a run that another node handed over.</summary>
public enum ImportVerdict
{
    /// <summary>Its new entries, or all of it before, are durable here.</summary>
    Stored,

    /// <summary>Entries before it are not here yet: they are to be asked for first.</summary>
    Gap,

    /// <summary>It is not what its node wrote, or not what that node may write. Kept aside with the reason. Not to be asked for again from
    /// this peer; from no peer where <see cref="IReplica.IsBlocked"/> says so, until an administrator has it tried anew.</summary>
    Refused,

    /// <summary>Its node has signed for two contents of one place. Both are kept, the second aside; a fault of that node.</summary>
    Fork,
}

/// <param name="NewEntries">How many became durable here with this run.</param>
/// <param name="Reason">For <see cref="ImportVerdict.Refused"/> and <see cref="ImportVerdict.Fork"/>: what is wrong, for an administrator.</param>
/// <param name="FromTheBeginning">Refused, and the run alone does not show whose fault it is: the chain as the peer has it, from its first
/// entry on, would.</param>
public readonly record struct ImportOutcome(ImportVerdict Verdict, int NewEntries, string? Reason = null, bool FromTheBeginning = false);
