using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Users;

namespace B2BBooking.Grains.Orders;

/// <summary>Orders as pages show them, with names. The order has its submission.</summary>
public sealed class OrderViews(INames names, IProducts products)
{
    public OrderSummary Summary(IndexedOrder indexed)
    {
        var (order, submitted) = (indexed.Order, indexed.Order.Submitted!);
        var first = order.Steps[0];
        return new OrderSummary(
            indexed.Show,
            indexed.Id,
            submitted.Number,
            indexed.Group,
            names.Of(indexed.Group),
            submitted.Seller,
            names.Of(indexed.Show, submitted.Seller),
            order.State,
            submitted.Lines.Length,
            order.Pieces,
            order.Total,
            first.Time.Wall,
            names.Of(new UserId(first.Actor)));
    }

    public OrderView View(IndexedOrder indexed)
    {
        var (order, submitted) = (indexed.Order, indexed.Order.Submitted!);
        return new OrderView(
            Summary(indexed),
            [
                .. submitted.Lines.Select(l => new OrderLineView(
                    new ProductId(submitted.Seller, l.Code), NameOf(indexed.Show, new ProductId(submitted.Seller, l.Code), l.Name), l.Quantity, order.CancelledOf(l), new Money(l.UnitPrice, submitted.Currency))),
            ],
            [.. order.Steps.Select(Event)]);
    }

    // The name as it was ordered; in other languages too, as long as the product still bears it.
    private LocalText NameOf(ShowId show, ProductId id, string ordered) =>
        products.TryFind(show, id, out var product) && product.Definition.Name.In(SubmissionRules.NamesIn) == ordered
            ? product.Definition.Name
            : LocalText.Same(ordered);

    private OrderEvent Event(OrderStep step)
    {
        var by = new UserId(step.Actor);
        var made = new ChangeMade(by, names.Of(by), step.Time.Wall, step.ForGroup);
        return new OrderEvent(step.Kind, made, step.Reason.Length == 0 ? null : step.Reason);
    }
}
