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
        if (Review(PartsOf(cart), context) is { } refusal) return refusal;
        return CartEntries.Confirmation(context.ForGroup, cart.Changes);
    }

    /// <summary>One commit takes the lines out of the cart and creates all orders. An empty cart that was submitted is
    /// answered, with <see cref="Decision.Nothing"/>, by the orders of its last submission: two members clicked at once.</summary>
    /// <param name="number">Gives the next order number.</param>
    public static Decision Submit(Cart cart, GroupId group, CommandId command, string currency, Func<string> number, in CartContext context)
    {
        if (context.Stage.Refuse(CartCommand.Submit) is { } wrongStage) return wrongStage;
        var parts = PartsOf(cart);
        if (parts.IsEmpty && cart.Submissions.Count > 0) return Decision.Nothing;
        return RefuseUnready(cart, parts, context) is { } refusal
            ? refusal
            : Place(parts, cart.Changes, group, command, currency, number, context);
    }

    /// <summary>The lines that have a quantity, whole.</summary>
    public static ImmutableArray<LinePart> PartsOf(Cart cart) => [.. cart.Lines.Where(l => l.Quantity > 0).Select(LinePart.WholeOf)];

    /// <summary>Why the cart cannot be submitted as it is.</summary>
    public static Refusal? RefuseUnready(Cart cart, ImmutableArray<LinePart> parts, in CartContext context) =>
        Review(parts, context) ?? (cart.Confirmed is null ? Refusal.Of(RefusalCodes.CartNotConfirmed) : null);

    /// <summary>One order for each seller.</summary>
    /// <param name="covered">What leaves the cart with it.</param>
    public static Decision Place(
        ImmutableArray<LinePart> parts, ImmutableArray<EntryName> covered, GroupId group, CommandId submission, string currency, Func<string> number,
        in CartContext context)
    {
        var placed = ImmutableArray.CreateBuilder<OrderPlaced>();
        var orders = ImmutableArray.CreateBuilder<StreamAppend>();
        foreach (var lines in parts.GroupBy(p => p.Line.Product.Seller).OrderBy(g => g.Key.Value, StringComparer.Ordinal))
        {
            var seller = lines.Key;
            var id = OrderId.Of(submission, seller);
            var order = new OrderSubmitted(number(), seller, currency, OrderLines(lines, context));
            var stream = new StreamName(Scope.Group(context.Show, group), OrderEntries.StreamOf(id));
            orders.Add(new StreamAppend(stream, 0, context.Caller.Value, submission.Value, [OrderEntries.Submission(order)]));
            placed.Add(new OrderPlaced(id, order.Number, seller, order.Total));
        }

        return Decision.Of([CartEntries.Submission(placed.DrainToImmutable(), covered)], orders.DrainToImmutable());
    }

    /// <summary>Why these cannot go on, naming each line in question with its marks.</summary>
    public static Refusal? Review(ImmutableArray<LinePart> parts, in CartContext context)
    {
        if (parts.IsEmpty) return Refusal.Of(RefusalCodes.EmptyCart);
        var reasons = new List<string>();
        foreach (var part in parts)
        {
            context.Products.TryFind(context.Show, part.Line.Product, out var product);
            var marks = LineReview.MarksOf(part, product, submittedBefore: false) & LineReview.Hindering;
            if (marks != LineMarks.None) reasons.Add($"{part.Line.Product}: {marks}");
            if (part.Quantity > CartRules.LargestQuantity)
                return Refusal.Of(RefusalCodes.QuantityOutOfRange, part.Line.Product.Code, Text(part.Quantity), Text(CartRules.LargestQuantity));
        }

        reasons.Sort(StringComparer.Ordinal);
        return reasons.Count == 0 ? null : Refusal.Of(RefusalCodes.LinesToReview, [Text(reasons.Count), .. reasons]);
    }

    private static ImmutableArray<OrderedLine> OrderLines(IEnumerable<LinePart> parts, in CartContext context)
    {
        var ordered = ImmutableArray.CreateBuilder<OrderedLine>();
        foreach (var (line, quantity, priceVersion) in parts.OrderBy(p => p.Line.Product.Code, StringComparer.Ordinal))
        {
            var name = context.Products.TryFind(context.Show, line.Product, out var product) ? product.Definition.Name.In(NamesIn) : line.Product.Code;
            var price = context.Products.PriceOf(context.Show, line.Product, priceVersion);
            ordered.Add(new OrderedLine(line.Product.Code, name, quantity, price.Amount, priceVersion));
        }

        return ordered.DrainToImmutable();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
