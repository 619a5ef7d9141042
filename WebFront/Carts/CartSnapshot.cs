using System.Collections.Frozen;
using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.WebFront.Carts;

/// <summary>The cart as this page last knew it. A change gives a new snapshot, so a rendering never sees half of one.</summary>
public sealed class CartSnapshot(CartView view)
{
    private readonly FrozenDictionary<ProductId, int> _places =
        view.Lines.Select((line, place) => (line.Product, place)).ToFrozenDictionary(l => l.Product, l => l.place);

    public CartView View => view;

    public CartLineView? Line(ProductId product) => _places.TryGetValue(product, out var place) ? view.Lines[place] : null;

    public int QuantityOf(ProductId product) => Line(product)?.Quantity ?? 0;

    /// <summary>The lines that someone has to look at before the cart can be submitted. That a line came after a submission is
    /// told, and hinders nothing: whoever confirms the cart anew has looked at it.</summary>
    public IEnumerable<CartLineView> Marked => view.Lines.Where(line => (line.Marks & ~LineMarks.AfterSubmission) != LineMarks.None);

    public bool AnyAfterSubmission => view.Lines.Any(line => line.Marks.HasFlag(LineMarks.AfterSubmission));

    /// <summary>The newest submission that waits for central's decision, or null.</summary>
    public SubmissionView? Waiting => view.Submissions.FirstOrDefault(submission => submission.IsOpen);

    public CartSnapshot With(CartChange change)
    {
        var lines = view.Lines.ToList();
        var gone = new HashSet<ProductId>();
        foreach (var line in change.Lines)
        {
            if (line.Quantity == 0)
                gone.Add(line.Product);
            else if (_places.TryGetValue(line.Product, out var place))
                lines[place] = line;
            else
                lines.Insert(PlaceOf(line.Product.Seller, lines, change.Totals), line);
        }

        lines.RemoveAll(line => gone.Contains(line.Product));
        return new CartSnapshot(view with
        {
            Version = change.Version,
            Lines = [.. lines],
            Totals = change.Totals,
            Total = change.Total,
            Confirmed = change.Confirmed,
            Submissions = change.Submissions,
        });
    }

    // After the lines of its seller and of those before it: the order in which the cart itself lists them.
    private static int PlaceOf(SellerId seller, List<CartLineView> lines, ImmutableArray<SellerTotal> sellers)
    {
        var upTo = sellers.TakeWhile(total => total.Seller != seller).Select(total => total.Seller).Append(seller).ToHashSet();
        return lines.FindLastIndex(line => upTo.Contains(line.Product.Seller)) + 1;
    }
}
