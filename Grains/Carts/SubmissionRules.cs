using System.Collections.Immutable;
using System.Globalization;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Orders;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Carts;

/// <summary>Confirming a cart, and making it into one order for each seller.</summary>
public static class SubmissionRules
{
    /// <summary>The language in which an order keeps its products' names.</summary>
    public const string NamesIn = "en";

    /// <param name="current">Whether the page that confirms shows all that the cart holds.</param>
    public static Decision Confirm(Cart cart, bool current, in CartContext context)
    {
        if (context.Stage.Refuse(CartCommand.Confirm) is { } wrongStage) return wrongStage;
        if (!current) return Refusal.Of(RefusalCodes.CartChanged);
        if (Review(cart, context) is { } refusal) return refusal;
        return CartEntries.Confirmation(context.ForGroup, cart.Changes);
    }

    /// <summary>One commit takes the lines out of the cart and creates all orders. An empty cart that was submitted is
    /// answered, with <see cref="Decision.Nothing"/>, by the orders of its last submission: two members clicked at once.</summary>
    /// <param name="number">Gives the next order number.</param>
    public static Decision Submit(Cart cart, GroupId group, CommandId command, string currency, Func<string> number, in CartContext context)
    {
        if (context.Stage.Refuse(CartCommand.Submit) is { } wrongStage) return wrongStage;
        if (IsEmpty(cart) && cart.Submissions.Count > 0) return Decision.Nothing;
        if (Review(cart, context) is { } refusal) return refusal;
        if (cart.Confirmed is null) return Refusal.Of(RefusalCodes.CartNotConfirmed);
        var placed = ImmutableArray.CreateBuilder<OrderPlaced>();
        var orders = ImmutableArray.CreateBuilder<StreamAppend>();
        foreach (var lines in cart.Lines.Where(l => l.Quantity > 0).GroupBy(l => l.Product.Seller).OrderBy(g => g.Key.Value, StringComparer.Ordinal))
        {
            var seller = lines.Key;
            var id = OrderId.Of(command, seller);
            var order = new OrderSubmitted(number(), seller, currency, OrderLines(lines, context));
            var stream = new StreamName(Scope.Group(context.Show, group), OrderEntries.StreamOf(id));
            orders.Add(new StreamAppend(stream, 0, context.Caller.Value, command.Value, [OrderEntries.Submission(order)]));
            placed.Add(new OrderPlaced(id, order.Number, seller, order.Total));
        }

        return Decision.Of([CartEntries.Submission(placed.DrainToImmutable(), cart.Changes)], orders.DrainToImmutable());
    }

    private static bool IsEmpty(Cart cart)
    {
        foreach (var line in cart.Lines)
            if (line.Quantity > 0)
                return false;
        return true;
    }

    /// <summary>Why the cart cannot go on, naming each line in question with its marks.</summary>
    private static Refusal? Review(Cart cart, in CartContext context)
    {
        if (IsEmpty(cart)) return Refusal.Of(RefusalCodes.EmptyCart);
        var reasons = new List<string>();
        foreach (var line in cart.Lines)
        {
            context.Products.TryFind(context.Show, line.Product, out var product);
            var marks = LineReview.MarksOf(line, product, submittedBefore: false) & LineReview.Hindering;
            if (marks != LineMarks.None) reasons.Add($"{line.Product}: {marks}");
            if (line.Quantity > CartRules.LargestQuantity)
                return Refusal.Of(RefusalCodes.QuantityOutOfRange, line.Product.Code, Text(line.Quantity), Text(CartRules.LargestQuantity));
        }

        reasons.Sort(StringComparer.Ordinal);
        return reasons.Count == 0 ? null : Refusal.Of(RefusalCodes.LinesToReview, [Text(reasons.Count), .. reasons]);
    }

    private static ImmutableArray<OrderedLine> OrderLines(IEnumerable<CartLine> lines, in CartContext context)
    {
        var ordered = ImmutableArray.CreateBuilder<OrderedLine>();
        foreach (var line in lines.OrderBy(l => l.Product.Code, StringComparer.Ordinal))
        {
            var name = context.Products.TryFind(context.Show, line.Product, out var product) ? product.Definition.Name.In(NamesIn) : line.Product.Code;
            var price = context.Products.PriceOf(context.Show, line.Product, line.PriceVersion);
            ordered.Add(new OrderedLine(line.Product.Code, name, line.Quantity, price.Amount, line.PriceVersion));
        }

        return ordered.DrainToImmutable();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
