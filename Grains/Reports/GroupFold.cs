using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Reports;

/// <summary>The cart and orders of one group at one show, as they are counted in reports.</summary>
public sealed class GroupFold(ShowId show, GroupId group)
{
    public ShowId Show { get; } = show;

    public GroupId Group { get; } = group;

    public Cart Cart { get; } = new();

    public Dictionary<ProductId, CountedLine> Lines { get; } = [];

    /// <summary>By id. An order that a rebuilt central wrote a second time is one order.</summary>
    public Dictionary<string, CountedOrder> Placed { get; } = new(StringComparer.Ordinal);

    public int CartLines { get; set; }

    public decimal CartValue { get; set; }

    public int Orders => Placed.Values.Count(o => o.Submitted is not null);

    public decimal OrderedValue { get; set; }

    public HybridTime LastChange { get; private set; }

    public void Changed(HybridTime time) => LastChange = time > LastChange ? time : LastChange;
}

/// <summary>What a line was last counted as, and where.</summary>
public sealed class CountedLine(SellerFold seller, Figures product, Figures group)
{
    public SellerFold Seller { get; } = seller;

    public Figures Product { get; } = product;

    public Figures Group { get; } = group;

    public int Pieces { get; set; }

    public decimal Value { get; set; }

    /// <summary>The version of <see cref="UnitPrice"/>; −1 until one has arrived.</summary>
    public int PriceVersion { get; set; } = -1;

    public decimal UnitPrice { get; set; }
}
