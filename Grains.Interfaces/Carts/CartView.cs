using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Carts;

/// <summary>What a member has to look at before the line can be submitted.</summary>
[Flags]
[GenerateSerializer, Alias("LineMarks")]
public enum LineMarks
{
    None = 0,

    /// <summary>Two sets that did not see one another: <see cref="CartLineView.Conflict"/>.</summary>
    SetApart = 1,

    /// <summary>The price is no longer the one that the line's author saw.</summary>
    PriceChanged = 2,

    Withdrawn = 4,

    /// <summary>Not a whole number of packs (after a merge, or the pack changed).</summary>
    NotWholePacks = 8,

    /// <summary>Came in after the cart was submitted.</summary>
    AfterSubmission = 16,
}

/// <summary>Who changed something, when; <see cref="ForGroup"/>: a representative on the group's behalf.</summary>
[GenerateSerializer, Immutable, Alias("ChangeMade")]
public sealed record ChangeMade(
    [property: Id(0)] UserId By, [property: Id(1)] string ByName, [property: Id(2)] DateTimeOffset At, [property: Id(3)] bool ForGroup);

/// <summary>One of several values that were set apart.</summary>
[GenerateSerializer, Immutable, Alias("SetValue")]
public sealed record SetValue([property: Id(0)] int Quantity, [property: Id(1)] ChangeMade Change);

[GenerateSerializer, Immutable, Alias("CartLineView")]
public sealed record CartLineView(
    [property: Id(0)] ProductId Product,
    [property: Id(1)] LocalText Name,
    [property: Id(2)] int Quantity,
    [property: Id(3)] int PackQuantity,
    [property: Id(4)] Money UnitPrice,
    [property: Id(5)] int PriceVersion,
    [property: Id(6)] Money CurrentPrice,
    [property: Id(7)] int CurrentPriceVersion,
    [property: Id(8)] LineMarks Marks,
    [property: Id(9)] ImmutableArray<SetValue> Conflict,
    [property: Id(10)] ChangeMade LastChange,
    [property: Id(11)] ImmutableArray<EntryName> Seen)
{
    public Money Total => UnitPrice * Quantity;
}

[GenerateSerializer, Immutable, Alias("SellerTotal")]
public sealed record SellerTotal(
    [property: Id(0)] SellerId Seller,
    [property: Id(1)] string SellerName,
    [property: Id(2)] int Lines,
    [property: Id(3)] int Pieces,
    [property: Id(4)] Money Value);

/// <summary>The whole cart; lines in order of seller and first addition. Confirmed: by whom and when, until the next edit.
/// Submissions: those asked for away from central that wait, and what was refused since the last that was made.</summary>
[GenerateSerializer, Immutable, Alias("CartView")]
public sealed record CartView(
    [property: Id(0)] long Version,
    [property: Id(1)] ImmutableArray<CartLineView> Lines,
    [property: Id(2)] ImmutableArray<SellerTotal> Totals,
    [property: Id(3)] Money Total,
    [property: Id(4)] ChangeMade? Confirmed,
    [property: Id(5)] bool ReadOnly,
    [property: Id(6)] ImmutableArray<SubmissionView> Submissions);

/// <summary>One change of a line, the newest first. <see cref="QuantityAfter"/>: the line's quantity once it had arrived here.
/// <see cref="Undoable"/>: the caller's own and still in effect.</summary>
[GenerateSerializer, Immutable, Alias("LineChange")]
public sealed record LineChange(
    [property: Id(0)] EntryName Entry,
    [property: Id(1)] LineChangeKind Kind,
    [property: Id(2)] int Quantity,
    [property: Id(3)] int QuantityAfter,
    [property: Id(4)] ChangeMade Change,
    [property: Id(5)] bool Undoable);

[GenerateSerializer, Alias("LineChangeKind")]
public enum LineChangeKind
{
    Added,
    Set,
    Removed,
    Undone,
    Restored,
    Resolved,
    PriceAccepted,
    Submitted,
}

/// <summary>The lines that changed since the version before; a page that missed a version reads the cart anew.</summary>
[GenerateSerializer, Immutable, Alias("CartChange")]
public sealed record CartChange(
    [property: Id(0)] long PreviousVersion,
    [property: Id(1)] long Version,
    [property: Id(2)] ImmutableArray<CartLineView> Lines,
    [property: Id(3)] ImmutableArray<SellerTotal> Totals,
    [property: Id(4)] Money Total,
    [property: Id(5)] ChangeMade? Confirmed,
    [property: Id(6)] ImmutableArray<SubmissionView> Submissions);
