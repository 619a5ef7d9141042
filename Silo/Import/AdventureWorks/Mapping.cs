using System.Collections.Immutable;
using System.Globalization;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Silo.Import.AdventureWorks;

/// <summary>Makes a show of AdventureWorks's files: vendors are sellers, stores are client groups. See DESIGN.md.</summary>
public sealed class Mapping
{
    private const int Dozen = 12;

    private readonly List<Skipped> _skipped = [];
    private readonly Dictionary<string, List<PlannedProduct>> _listed = [];
    private readonly string _folder;

    private Mapping(string folder) => _folder = folder;

    public static readonly SellerId InHouse = new("adventure-works");

    /// <param name="today">Products whose sale ended before it are withdrawn.</param>
    /// <exception cref="ImportException">A file is missing or not what it has to be.</exception>
    public static ShowPlan Read(string folder, DateTime today) => new Mapping(folder).Plan(today);

    private ShowPlan Plan(DateTime today)
    {
        var rows = Table.Product.Read(_folder);
        var products = new Products(_folder);
        var offers = Table.ProductVendor.Read(_folder).ToLookup(row => row[0]);
        foreach (var row in rows)
            List(row, products, [.. offers[row[0]]], today);
        foreach (var unknown in offers.Where(offer => rows.All(row => row[0] != offer.Key)))
            _skipped.Add(new("ProductVendor", unknown.Key, "the product is not in Product.csv"));
        return new(Sellers(), Groups(), rows.Length, [.. _skipped]);
    }

    private void List(string[] row, Products products, List<string[]> offers, DateTime today)
    {
        var listPrice = Number("Product", row, 9);
        var ended = row[21].Length > 0 && Date("Product", row, 21) < today;
        if (offers.Count == 0 && listPrice == 0)
            _skipped.Add(new("Product", row[2], "no price: it has neither a vendor nor a list price"));
        else if (offers.Count == 0)
            Add("", new(products.Of(row, listPrice, listPrice, 1, []), ended));
        foreach (var offer in offers)
        {
            var pack = offer[9] == "DZ" ? Dozen : 1;
            Add(offer[1], new(products.Of(row, listPrice, Number("ProductVendor", offer, 3), pack, Terms(offer)), ended));
        }
    }

    private static IEnumerable<ProductAttribute> Terms(string[] offer) =>
    [
        new("Minimum order", offer[6]),
        new("Lead time", $"{offer[2]} days"),
    ];

    private void Add(string vendor, PlannedProduct product)
    {
        if (!_listed.TryGetValue(vendor, out var products))
            _listed.Add(vendor, products = []);
        products.Add(product);
    }

    private ImmutableArray<PlannedSeller> Sellers()
    {
        var sellers = ImmutableArray.CreateBuilder<PlannedSeller>();
        sellers.Add(new(InHouse, new("Adventure Works", "Bicycles, parts and clothing of our own make.", "", "", "", null), [.. Taken("")]));
        foreach (var row in Table.Vendor.Read(_folder))
            sellers.Add(new(IdOf(row[1]), new(row[2], DescriptionOf(row), "", "", "", null), [.. Taken(row[0])]));
        foreach (var (vendor, products) in _listed)
            foreach (var product in products)
                _skipped.Add(new("ProductVendor", product.Definition.Code, $"vendor {vendor} is not in Vendor.csv"));
        return sellers.ToImmutable();
    }

    private List<PlannedProduct> Taken(string vendor) => _listed.Remove(vendor, out var products) ? products : [];

    /// <summary>The account number in the spelling of ids: <c>G&amp;KBI0001</c> is <c>g-kbi0001</c>.</summary>
    private static SellerId IdOf(string account) =>
        new(string.Concat(account.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).TrimStart('-'));

    private static string DescriptionOf(string[] row) => string.Join(' ', ((string[])
    [
        row[4] == "1" ? "Preferred vendor." : "",
        row[5] == "1" ? "" : "Not active at present.",
        row[6].Length > 0 ? $"Orders by web service: {row[6]}" : "",
    ]).Where(part => part.Length > 0));

    private ImmutableArray<PlannedGroup> Groups()
    {
        var countries = Table.Country.Read(_folder).ToDictionary(row => row[0], row => row[1]);
        var territories = Table.Territory.Read(_folder).ToDictionary(row => row[0], row => countries.GetValueOrDefault(row[2], row[2]));
        var accounts = Table.Customer.Read(_folder).Where(row => row[2].Length > 0)
            .OrderBy(row => row[1].Length).GroupBy(row => row[2]).ToDictionary(store => store.Key, store => store.First());
        return [.. Table.Store.Read(_folder).Select(row =>
        {
            var account = accounts.GetValueOrDefault(row[0]);
            var country = account is null ? "" : territories.GetValueOrDefault(account[3], "");
            return new PlannedGroup(new($"store-{row[0]}"), new(row[1], "", "", "", country, account?[4] ?? ""));
        })];
    }

    private static decimal Number(string file, string[] row, int column) =>
        decimal.TryParse(row[column], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ImportException($"{file}.csv, row of {row[0]}: column {column + 1} '{row[column]}' is not an amount.");

    private static DateTime Date(string file, string[] row, int column) =>
        DateTime.TryParse(row[column], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new ImportException($"{file}.csv, row of {row[0]}: column {column + 1} '{row[column]}' is not a date.");
}
