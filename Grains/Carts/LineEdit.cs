using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Carts;

/// <summary>One change of a line, as its line keeps it. <see cref="PriceVersion"/> rises when an acceptance covers it.
/// What <see cref="Causes"/> mean depends on the kind: see DESIGN.md.</summary>
public readonly record struct LineEdit(
    EntryName Name,
    HybridTime Time,
    string Actor,
    LineChangeKind Kind,
    int Quantity,
    int PriceVersion,
    int Former,
    bool ForGroup,
    ImmutableArray<EntryName> Causes)
{
    /// <summary>Something took it out of effect.</summary>
    public bool Voided { get; init; }

    /// <summary>A submission that was here before it had covered it already.</summary>
    public bool CameLate { get; init; }

    /// <summary>The command that made it, for an add; other changes, given twice, say the same once more.</summary>
    public Guid Command { get; init; }

    /// <summary>The add of the same command at another node counts for it: see DESIGN.md.</summary>
    public bool Repeated { get; init; }

    /// <summary>An add counts beside others of its kind; of the sets, the largest counts.</summary>
    public bool IsAdd => Kind == LineChangeKind.Added;

    /// <summary>Gives the line a quantity in place of what it replaces.</summary>
    public bool IsSet => Quantity > 0 && (Kind == LineChangeKind.Undone || (ReplacesSeen && Kind != LineChangeKind.Removed));

    /// <summary>Its causes say what its author's page showed of the line, all of which it replaces.</summary>
    public bool ReplacesSeen =>
        Kind is LineChangeKind.Set or LineChangeKind.Removed or LineChangeKind.Resolved or LineChangeKind.Restored;

    /// <summary>Can be taken back by its author while it is in effect.</summary>
    public bool CanBeUndone => IsAdd || ReplacesSeen;

    /// <summary>In effect: it counts, or its author can still take it back.</summary>
    public bool IsStanding => !Voided && !Repeated && (CanBeUndone || IsSet);

    /// <summary>Its price is the line's while it stands; one without a price (a foreign or older version's) says nothing of it.</summary>
    public bool CountsPrice => PriceVersion > 0 && (IsAdd || IsSet);

    public bool IsLaterThan(LineEdit other) => Order(this, other) > 0;

    /// <summary>The order in which people read changes, the same on every node.</summary>
    public static int Order(LineEdit left, LineEdit right) => left.Stamp.CompareTo(right.Stamp);

    private Stamp Stamp => new(Time, Name.Origin, Name.Seq);
}
