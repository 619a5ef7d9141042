using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Carts;

/// <summary>Adds pieces to the line of a product. <see cref="PriceVersion"/> is the one that the author's page showed.</summary>
[GenerateSerializer, Immutable, Alias("AddLine")]
public sealed record AddLine([property: Id(0)] ProductId Product, [property: Id(1)] int Quantity, [property: Id(2)] int PriceVersion);

/// <summary>Sets a line's quantity in place of what its author saw (<see cref="CartLineView.Seen"/>). 0 removes the line.</summary>
[GenerateSerializer, Immutable, Alias("SetLine")]
public sealed record SetLine(
    [property: Id(0)] ProductId Product,
    [property: Id(1)] int Quantity,
    [property: Id(2)] int PriceVersion,
    [property: Id(3)] ImmutableArray<EntryName> Seen);

/// <summary>What became of one line of a command with several.</summary>
[GenerateSerializer, Immutable, Alias("LineVerdict")]
public sealed record LineVerdict([property: Id(0)] ProductId Product, [property: Id(1)] Refusal? Refusal);

/// <summary>The cart after a command: its version (local position of its last entry), the lines that changed, and for a
/// command with several lines the verdict on each, in its order. A removed line has quantity 0.</summary>
[GenerateSerializer, Immutable, Alias("CartReceipt")]
public sealed record CartReceipt(
    [property: Id(0)] long Version,
    [property: Id(1)] ImmutableArray<CartLineView> Lines,
    [property: Id(2)] ImmutableArray<LineVerdict> Verdicts);

/// <summary>The orders that a submission made, one a seller. Away from central there are none yet: <see cref="Submission"/> says how
/// far it has come.</summary>
[GenerateSerializer, Immutable, Alias("SubmitReceipt")]
public sealed record SubmitReceipt(
    [property: Id(0)] ImmutableArray<SubmittedOrder> Orders, [property: Id(1)] SubmissionView? Submission = null);

[GenerateSerializer, Immutable, Alias("SubmittedOrder")]
public sealed record SubmittedOrder(
    [property: Id(0)] string OrderId, [property: Id(1)] string Number, [property: Id(2)] SellerId Seller, [property: Id(3)] Money Total);
