using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Silo.Demo.Catalogue;

namespace B2BBooking.Silo.Demo;

/// <summary>The three shows of the demo, with times around the moment of the first start.</summary>
public static class DemoShows
{
    private const string TimeZone = "Europe/Paris";

    /// <summary>Now in stage <i>during</i>.</summary>
    public static readonly ShowId Main = new("hearth");

    /// <summary>Closed a year ago; what the groups ordered there is compared and suggested.</summary>
    public static readonly ShowId LastYear = new("hearth-last-year");

    /// <summary>A smaller one, in stage <i>after</i>: its carts can be confirmed and submitted at once.</summary>
    public static readonly ShowId GiftDays = new("gift-days");

    private static readonly HashSet<string> AtGiftDays = ["atelier-lune", "bruin-daughters", "colibri", "maison-sauge", "perla-fine"];

    public static ShowDefinition MainAt(DateTimeOffset now) => new(
        $"Hearth & Garden {now.Year}", "Eurexpo Lyon, halls 1–4", DemoCatalogue.Currency,
        new(now.AddDays(-21), now.AddDays(-1), now.AddDays(2), now.AddDays(16)), LastYear, TimeZone);

    public static ShowDefinition GiftDaysAt(DateTimeOffset now) => new(
        $"Gift Days {now.Year}", "Messe Freiburg, hall 3", DemoCatalogue.Currency,
        new(now.AddDays(-40), now.AddDays(-12), now.AddDays(-9), now.AddDays(12)), null, "Europe/Berlin");

    /// <summary>As long as its orders are made, last year's show is in stage <i>after</i>, which alone lets carts be submitted.</summary>
    public static ShowDefinition LastYearOpen(DateTimeOffset now) => LastYearWith(now,
        new(now.AddDays(-30), now.AddDays(-3), now.AddHours(-1), now.AddDays(1)));

    public static ShowDefinition LastYearClosed(DateTimeOffset now) => LastYearWith(now,
        new(now.AddDays(-386), now.AddDays(-366), now.AddDays(-363), now.AddDays(-340)));

    /// <summary>What each seller shows at a show: all of it now, three quarters of it a year ago at the prices of then,
    /// and five sellers' smaller ranges at the gift days.</summary>
    public static ImmutableArray<SellerCatalogue> CataloguesOf(ShowId show, DemoCatalogue catalogue) =>
        show == Main ? catalogue.Sellers
        : show == LastYear ? [.. catalogue.Sellers.Select(seller => seller with { Products = [.. seller.Products.Where((_, i) => i % 4 != 3).Select(AYearAgo)] })]
        : [.. catalogue.Sellers.Where(seller => AtGiftDays.Contains(seller.Seller.Id)).Select(seller => seller with { Products = [.. seller.Products.Where((_, i) => i % 2 == 0)] })];

    private static ShowDefinition LastYearWith(DateTimeOffset now, StageTimes times) => new(
        $"Hearth & Garden {now.Year - 1}", "Eurexpo Lyon, halls 1–4", DemoCatalogue.Currency, times, null, TimeZone);

    private static ProductDefinition AYearAgo(ProductDefinition product) => product with
    {
        ListPrice = AYearAgo(product.ListPrice),
        ShowPrice = AYearAgo(product.ShowPrice),
    };

    private static Money AYearAgo(Money price) => price with { Amount = Prices.Usual((int)(price.Amount * 96)) };
}
