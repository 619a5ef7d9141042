using System.Collections.Immutable;
using System.Globalization;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Silo.Replay;

/// <summary>The show of a replay: its one seller, its products with the price of the moment, its customers.</summary>
public sealed class ReplayShow(IGrainFactory grains, TimeProvider time, ShowId show)
{
    private const int ProductsACall = 1_000;
    private const string Currency = "GBP";

    private readonly Dictionary<string, ProductDefinition> _products = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);

    public static readonly SellerId Seller = new("wholesaler");

    public ShowId Id { get; } = show;

    public int PriceChanges { get; private set; }

    private ICatalogueGrain Catalogue => grains.GetGrain<ICatalogueGrain>(GrainKeys.Of(Id, Seller));

    public static ProductId Product(string code) => new(Seller, code);

    /// <summary>Groups and members are named by the customer's number, or by the walk-in's country.</summary>
    public static string IdOf(string customer) =>
        string.Concat(customer.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')) is var id && char.IsAsciiDigit(id[0]) ? $"customer-{id}" : id;

    /// <summary>The price version of a product, as the pages show it.</summary>
    public int VersionOf(string code) => _versions[code];

    /// <exception cref="ReplayException">The show exists, or something was refused.</exception>
    public async Task CreateAsync()
    {
        var grain = grains.GetGrain<IShowGrain>(Id.Value);
        if (await grain.GetAsync() is not null)
            throw new ReplayException($"There is a show '{Id}' already. Replay into another one: --show ID.");
        var now = time.GetUtcNow();
        var times = new StageTimes(now.AddDays(-30), now.AddDays(-20), now.AddDays(-10), now.AddDays(365));
        Ok(await grain.DefineAsync(CommandId.New(), new("Online Retail", "Replayed", Currency, times, null, "Europe/London")), "show");
        Ok(await grains.GetGrain<ISellerGrain>(GrainKeys.Of(Id, Seller)).DefineAsync(
            CommandId.New(), new("Gift wholesaler", "The wholesaler of Online Retail (UCI Machine Learning Repository; Chen, 2015; CC BY 4.0).", "", "", "", null)), "seller");
    }

    public async Task DefineProductsAsync(IEnumerable<RetailLine> taken)
    {
        foreach (var product in taken.GroupBy(line => line.Code, StringComparer.Ordinal))
            _products.Add(product.Key, Definition(product.Key, [.. product]));
        await DefineAsync([.. _products.Values]);
    }

    public async Task DefineCustomerAsync(string customer, string country)
    {
        var id = IdOf(customer);
        var name = customer.StartsWith("walk-in", StringComparison.Ordinal) ? $"Walk-in customers, {country}" : $"Customer {customer}";
        Ok(await grains.GetGrain<IUserGrain>(id).DefineAsync(CommandId.New(), new($"Buyer of {name}", "", "en")), name);
        var group = grains.GetGrain<IGroupGrain>(id);
        Ok(await group.DefineAsync(CommandId.New(), new(name, "", "", "", country, customer.StartsWith("walk-in", StringComparison.Ordinal) ? "" : customer)), name);
        Ok(await group.AddMemberAsync(CommandId.New(), new UserId(id)), name);
    }

    /// <summary>Sets the prices that a wave needs, where they are not so already.</summary>
    public async Task SetPricesAsync(IReadOnlyDictionary<string, decimal> prices)
    {
        var changed = ImmutableArray.CreateBuilder<ProductDefinition>();
        foreach (var (code, price) in prices)
        {
            if (_products[code].ShowPrice.Amount == price)
                continue;
            var money = new Money(price, Currency);
            changed.Add(_products[code] = _products[code] with { ListPrice = money, ShowPrice = money });
        }
        PriceChanges += changed.Count;
        await DefineAsync(changed.ToImmutable());
    }

    public static T Ok<T>(Outcome<T> outcome, string what) =>
        outcome.Ok ? outcome.Value : throw new ReplayException($"{what} was refused: {outcome.Refusal}.");

    private async Task DefineAsync(ImmutableArray<ProductDefinition> products)
    {
        foreach (var part in products.Chunk(ProductsACall))
        {
            Ok(await Catalogue.DefineAsync(CommandId.New(), [.. part]), "catalogue");
            var search = grains.GetGrain<ICatalogueSearchGrain>(Id.Value);
            foreach (var product in await search.FindAsync([.. part.Select(p => Product(p.Code))]))
                _versions[product.Id.Code] = product.PriceVersion;
        }
    }

    private static ProductDefinition Definition(string code, List<RetailLine> lines)
    {
        var price = new Money(lines[0].Price, Currency);
        return new(code, LocalText.Of("en", NameOf(code, lines)), LocalText.Of("en", ""), CategoryOf(code), [], 1, price, price, null, []);
    }

    private static string NameOf(string code, List<RetailLine> lines) => lines
        .Where(line => line.Description.Length > 0)
        .GroupBy(line => line.Description, StringComparer.Ordinal)
        .OrderByDescending(name => name.Count()).ThenBy(name => name.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key ?? string.Create(CultureInfo.InvariantCulture, $"Product {code}");

    private static string CategoryOf(string code) =>
        char.IsAsciiDigit(code[0]) || code.StartsWith("DCGS", StringComparison.Ordinal) ? "Giftware"
        : code.StartsWith("gift_", StringComparison.Ordinal) ? "Gift vouchers"
        : "Services";
}
