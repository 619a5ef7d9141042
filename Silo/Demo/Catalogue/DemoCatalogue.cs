using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Silo.Demo.Drawing;

namespace B2BBooking.Silo.Demo.Catalogue;

/// <summary>What one seller shows.</summary>
public sealed record SellerCatalogue(DemoSeller Seller, string Logo, ImmutableArray<ProductDefinition> Products);

/// <summary>The demo's products and their pictures, wholly determined by a seed.</summary>
public sealed class DemoCatalogue
{
    public const string Currency = "EUR";

    private readonly Dictionary<string, Picture> _pictures = new(StringComparer.Ordinal);

    private DemoCatalogue(ulong seed)
    {
        var index = 0;
        Sellers = [.. DemoSellers.All.Select(seller => Draw(seller, index++, new SeededRandom(seed + (ulong)index)))];
    }

    public ImmutableArray<SellerCatalogue> Sellers { get; }

    /// <summary>Every picture once, by its SHA-256 in lower-case hex.</summary>
    public IReadOnlyDictionary<string, Picture> Pictures => _pictures;

    public static DemoCatalogue Generate(ulong seed) => new(seed);

    private SellerCatalogue Draw(DemoSeller seller, int index, SeededRandom random)
    {
        var products = ImmutableArray.CreateBuilder<ProductDefinition>();
        foreach (var kind in seller.Kinds)
            foreach (var collection in seller.Collections)
            {
                var material = random.Pick(kind.Materials);
                var price = random.Between(kind.LowestPrice, kind.HighestPrice);
                var pack = random.Pick(kind.Packs);
                foreach (var tint in random.Some(kind.Tints, kind.Sizes.Count > 1 ? random.Between(2, 4) : random.Between(4, 6)))
                    for (var size = 0; size < kind.Sizes.Count; size++)
                        products.Add(Product(seller, index, products.Count + 1, new Variant(kind, collection, material, tint, size, price, pack), random));
            }
        var logo = Keep(Logo.Svg(seller));
        return new(seller, logo, products.ToImmutable());
    }

    private ProductDefinition Product(DemoSeller seller, int sellerIndex, int serial, Variant variant, SeededRandom random)
    {
        var show = Prices.Usual(variant.Price * (100 + (45 * variant.Size)) / 100);
        var list = Prices.Usual((int)(show * random.Between(112, 128)));
        return new(
            $"{seller.Prefix}-{1000 + serial}",
            variant.Name.Text,
            variant.Description.Text,
            variant.Kind.Category,
            variant.Attributes,
            variant.Pack,
            new Money(Math.Max(list, show), Currency),
            new Money(show, Currency),
            Gtin.Restricted(sellerIndex, serial),
            PicturesOf(seller, variant));
    }

    private ImmutableArray<string> PicturesOf(DemoSeller seller, Variant variant)
    {
        var paint = new Paint(variant.Tint.Colour, variant.Collection.Pattern, seller.Backdrop);
        var main = Keep(Svg(paint, variant.Kind.Draw));
        return variant.Collection.Pattern == Pattern.Plain ? [main] : [main, Keep(Svg(paint, Swatch.Draw))];
    }

    private static string Svg(Paint paint, Action<Sketch> draw)
    {
        var sketch = new Sketch(paint);
        draw(sketch);
        return sketch.Svg();
    }

    private string Keep(string svg)
    {
        var picture = PictureOf.Svg(svg, out var hash);
        _pictures.TryAdd(hash, picture);
        return hash;
    }
}
