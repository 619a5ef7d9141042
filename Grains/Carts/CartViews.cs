using System.Collections.Immutable;
using B2BBooking.Grains.Carts.Submissions;
using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Users;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Carts;

/// <summary>The cart as its pages show it, with names and prices.</summary>
public sealed class CartViews(ShowId show, string currency, IProducts products, INames names)
{
    /// <summary>Lines in order of seller and first addition, the same on every node.</summary>
    public ImmutableArray<CartLineView> Lines(Cart cart)
    {
        var lines = cart.Lines.Where(l => l.Quantity > 0).ToList();
        var sellers = lines.Select(l => l.Product.Seller).Distinct().ToDictionary(s => s, s => names.Of(show, s));
        return
        [
            .. lines.OrderBy(l => sellers[l.Product.Seller], StringComparer.InvariantCulture)
                .ThenBy(l => l.Product.Seller.Value, StringComparer.Ordinal)
                .ThenBy(l => l.FirstChange, Comparer<LineEdit>.Create(LineEdit.Order))
                .Select(l => Line(l, cart)),
        ];
    }

    public CartLineView Line(CartLine line, Cart cart)
    {
        var known = products.TryFind(show, line.Product, out var product);
        var quantity = line.Quantity;
        var version = quantity > 0 ? line.PriceVersion : product?.PriceVersion ?? 0;
        return new CartLineView(
            line.Product,
            known ? product!.Definition.Name : LocalText.Same(line.Product.Code),
            quantity,
            known ? product!.Definition.PackQuantity : 1,
            known ? UnitPrice(product!, version) : Money.Zero(currency),
            version,
            known ? product!.Definition.ShowPrice : Money.Zero(currency),
            known ? product!.PriceVersion : 0,
            LineReview.MarksOf(line, product, cart.Submissions.Count > 0),
            Conflict(line),
            Made(line.LastChange.Actor, line.LastChange.Time, line.LastChange.ForGroup),
            line.Seen);
    }

    public ImmutableArray<LineChange> History(CartLine line, Cart cart, UserId caller)
    {
        var changes = LineHistory.Of(line, cart.Submissions)
            .Select(h => new LineChange(
                h.Edit.Name,
                h.Edit.Kind,
                h.Edit.Quantity,
                h.QuantityAfter,
                Made(h.Edit.Actor, h.Edit.Time, h.Edit.ForGroup),
                CartRules.MayUndo(h.Edit, caller)))
            .ToArray();
        Array.Reverse(changes);
        return [.. changes];
    }

    /// <summary>Submissions that wait, the newest first, and those that were refused since the last that was made.</summary>
    public ImmutableArray<SubmissionView> Submissions(Cart cart, Func<SubmissionIntent, Timeliness> judge)
    {
        if (cart.Intents.All.Count == 0) return [];
        var made = cart.Submissions.Select(s => s.Time).DefaultIfEmpty().Max();
        return
        [
            .. cart.Intents.All.Where(i => i.Asked is not null && (i.IsOpen || (!i.Ordered && i.RefusedAt.Time > made)))
                .OrderByDescending(i => i.Stamp)
                .Select(i => Submission(i, judge)),
        ];
    }

    public SubmissionView Submission(SubmissionIntent intent, Func<SubmissionIntent, Timeliness> judge)
    {
        var asked = intent.Asked!.Value;
        var state = intent switch
        {
            { Ordered: true } => SubmissionState.Ordered,
            { Refusal: not null } => SubmissionState.Refused,
            { Received: null } => SubmissionState.Waiting,
            _ => judge(intent) == Timeliness.ToReview ? SubmissionState.InReview : SubmissionState.Received,
        };
        return new SubmissionView(
            intent.Id, state, Made(intent.Actor, intent.Stamp.Time, asked.ForGroup), asked.Lines, asked.Total, intent.Received,
            intent.Ordered ? null : intent.Refusal);
    }

    public ChangeMade? Confirmed(Cart cart) =>
        cart.Confirmed is { } confirmed ? Made(confirmed.Actor, confirmed.Time, confirmed.ForGroup) : null;

    /// <summary>The line's price: of the version that it keeps.</summary>
    public Money UnitPrice(CartLine line) =>
        products.TryFind(show, line.Product, out var product) ? UnitPrice(product, line.PriceVersion) : Money.Zero(currency);

    /// <summary>Whether the line's price has arrived here.</summary>
    public bool KnowsPrice(CartLine line) => products.KnowsPrice(show, line.Product, line.PriceVersion);

    private Money UnitPrice(ProductView product, int priceVersion) =>
        priceVersion == product.PriceVersion ? product.Definition.ShowPrice : products.PriceOf(show, product.Id, priceVersion);

    private ImmutableArray<SetValue> Conflict(CartLine line)
    {
        var sets = line.SetApart();
        return sets.IsEmpty ? [] : [.. sets.Select(s => new SetValue(s.Quantity, Made(s.Actor, s.Time, s.ForGroup)))];
    }

    private ChangeMade Made(string actor, HybridTime time, bool forGroup)
    {
        var user = new UserId(actor);
        return new ChangeMade(user, names.Of(user), time.Wall, forGroup);
    }
}
