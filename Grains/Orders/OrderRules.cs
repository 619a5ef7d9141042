using System.Collections.Immutable;
using System.Globalization;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;

namespace B2BBooking.Grains.Orders;

/// <summary>For whom a caller acts on an order.</summary>
public enum OrderParty
{
    Group,
    Seller,
    Administrator,
}

/// <summary>Accepting an order and cancelling pieces of it.</summary>
public static class OrderRules
{
    /// <summary>Length of a reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>Which stages allow changing an order: a closed show is closed for the groups.</summary>
    public static bool Allows(Stage stage, OrderParty party) => stage == Stage.After || (stage == Stage.Closed && party != OrderParty.Group);

    public static Decision Accept(Order order, string id, Stage stage, OrderParty party)
    {
        if (!Allows(stage, party)) return Refusal.Of(RefusalCodes.WrongStage, stage.ToString());
        if (order.Submitted is not { } submitted) return Refusal.Of(RefusalCodes.NotFound, "order", id);
        return order.State switch
        {
            OrderState.Accepted => Decision.Nothing,
            OrderState.Submitted => OrderEntries.Acceptance(),
            _ => Refusal.Of(RefusalCodes.OrderState, submitted.Number, order.State.ToString()),
        };
    }

    /// <summary>By the group while the order is submitted; by the seller or an administrator also once it is accepted.</summary>
    public static Decision Cancel(
        Order order, string id, ImmutableArray<CancelLine> lines, string reason, Stage stage, OrderParty party, bool forGroup)
    {
        if (!Allows(stage, party)) return Refusal.Of(RefusalCodes.WrongStage, stage.ToString());
        if (order.Submitted is not { } submitted) return Refusal.Of(RefusalCodes.NotFound, "order", id);
        if (order.State == OrderState.Cancelled || (order.State == OrderState.Accepted && party == OrderParty.Group))
            return Refusal.Of(RefusalCodes.OrderState, submitted.Number, order.State.ToString());
        if (lines.IsDefaultOrEmpty) return Refusal.Of(RefusalCodes.BadValue, "lines", "0", "at least one line to cancel");
        var given = reason?.Trim() ?? "";
        if (given.Length > LongestReason)
            return Refusal.Of(RefusalCodes.BadValue, "reason", Text(given.Length), $"at most {Text(LongestReason)} characters");
        var pieces = ImmutableArray.CreateBuilder<CancelledPieces>();
        foreach (var asked in lines.GroupBy(l => l.Product))
        {
            if (Refuse(order, submitted, asked.Key, [.. asked]) is { } refusal) return refusal;
            pieces.Add(new CancelledPieces(asked.Key.Code, asked.Sum(l => l.Quantity)));
        }

        return OrderEntries.Cancellation(new OrderCancelled(pieces.ToImmutable(), given, forGroup));
    }

    private static Refusal? Refuse(Order order, OrderSubmitted submitted, ProductId product, ImmutableArray<CancelLine> asked)
    {
        var ordered = submitted.Lines.FirstOrDefault(l => l.Code == product.Code);
        if (ordered.Code is null || product.Seller != submitted.Seller) return Refusal.Of(RefusalCodes.UnknownProduct, product.Code);
        foreach (var line in asked)
            if (line.Quantity < 1)
                return Refusal.Of(RefusalCodes.BadValue, "quantity", Text(line.Quantity), "at least 1");
        var sum = asked.Sum(l => (long)l.Quantity);
        return sum <= ordered.Quantity - order.CancelledOf(ordered)
            ? null
            : Refusal.Of(RefusalCodes.CancelsTooMuch, submitted.Number, product.Code, Text(ordered.Quantity), Text(sum));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
