using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Silo.Replay;
using B2BBooking.Silo.Tests.Support;

namespace B2BBooking.Silo.Tests.Replay;

public sealed class OnlineRetailReplayTests
{
    private const int Rows = 40_000;

    private static readonly ShowId Show = new("online-retail");

    [SkippableFact]
    public async Task Replay_OfTheRealFile_AddsUpPerCustomerAndPerProduct()
    {
        var path = SharedData.Require("online-retail", "2010-12_2011-08.csv.gz");
        await using var host = await GrainHost.StartAsync();

        var outcome = await new OnlineRetailReplay(host.Grains, host.Time, Show, RetailFile.Read(path, Rows)).RunAsync();

        var standing = await StandingAsync(host);
        var file = NaiveSums.Of(path, Rows);
        foreach (var line in outcome.Lines)
            file.Take(line.Line.Customer.Length > 0 ? $"customer-{line.Line.Customer}" : Walk(line.Line.Country), line.Line.Code, line.Refused, line.Line.Price);
        Assert.Equal(Rows, outcome.Lines.Length);
        Assert.Equal(standing.Customers, file.Customers);
        Assert.Equal(standing.Products, file.Products);
        Assert.Equal(NaiveSums.CancelledAsOrdered(path, Rows), -outcome.Lines.Where(line => line.Line.Cancels).Sum(line => line.Taken));
        Assert.All(outcome.Lines.Where(line => line.Line is { Quantity: > 0, Price: > 0 } && !line.Line.Invoice.StartsWith('A')), line => Assert.Null(line.Reason));
    }

    [Fact]
    public async Task Replay_OfEveryKindOfRow_TakesOrRefusesEachWithItsReason()
    {
        await using var host = await GrainHost.StartAsync();

        var outcome = await new OnlineRetailReplay(host.Grains, host.Time, Show,
        [
            Line(2, "1", "85123A", 6, 2.555m), Line(3, "1", "85123a", 1, 1m), Line(4, "1", "85123A", 6, 2.555m), Line(5, "1", "85123A", 2, 3m),
            Line(6, "1", "POST", 1, 18m), Line(7, "1", "X", 1, 0m), Line(8, "1", "X", -1, 0m), Line(9, "A2", "B", 1, 500m),
            Line(10, "C3", "85123A", -20, 2.555m), Line(11, "C3", "85123a", -1, 2m), Line(12, "C3", "D", -1, 5m), Line(13, "4", "85123A", 3, 2m) with { Customer = "" },
        ]).RunAsync();

        Assert.Equal([6, 1, 6, 2, 1, 0, 0, 0, -12, 0, 0, 3], outcome.Lines.Select(line => line.Taken));
        Assert.Equal(
            [null, null, null, null, null, Reasons.NoPrice, Reasons.NoPrice, Reasons.BadDebt, Reasons.TooMany, Reasons.OtherPrice, Reasons.NeverOrdered, null],
            outcome.Lines.Select(line => line.Reason));
        Assert.Equal((3, 1), (outcome.Orders, outcome.Cancellations));
        var (taken, refused) = (outcome.Taken, outcome.Refused.Values);
        Assert.Equal(outcome.File.Value, taken.Value + refused.Sum(tally => tally.Value));
        Assert.Equal(outcome.File.Pieces, taken.Pieces + refused.Sum(tally => tally.Pieces));
        var standing = await StandingAsync(host);
        Assert.Equal((1L + 2 + 1, 1m + 6m + 18m), standing.Customers["customer-7"]);
        Assert.Equal((3L, 6m), standing.Customers["walk-in-eire"]);
    }

    [Fact]
    public async Task Replay_IntoAShowThatExists_IsRefusedAndChangesNothing()
    {
        await using var host = await GrainHost.StartAsync();
        await new OnlineRetailReplay(host.Grains, host.Time, Show, [Line(2, "1", "A", 1, 1m)]).RunAsync();

        var error = await Assert.ThrowsAsync<ReplayException>(
            () => new OnlineRetailReplay(host.Grains, host.Time, Show, [Line(2, "1", "A", 1, 1m)]).RunAsync());

        Assert.Contains("--show", error.Message, StringComparison.Ordinal);
        Assert.Equal((1L, 1m), (await StandingAsync(host)).Customers["customer-7"]);
    }

    [Fact]
    public async Task Product_IsCalledByItsMostFrequentDescription()
    {
        await using var host = await GrainHost.StartAsync();

        await new OnlineRetailReplay(host.Grains, host.Time, Show,
        [
            Line(2, "1", "A", 1, 1m) with { Description = "lost" }, Line(3, "1", "A", 1, 1m) with { Description = "LANTERN" },
            Line(4, "1", "A", 1, 1m) with { Description = "LANTERN" }, Line(5, "1", "A", 1, 1m), Line(6, "1", "A", 1, 1m), Line(7, "1", "A", 1, 1m),
        ]).RunAsync();

        var product = await host.As<ICatalogueGrain>(Caller.System, GrainKeys.Of(Show, ReplayShow.Seller)).GetAsync("A");
        Assert.Equal("LANTERN", product!.Definition.Name.In("en"));
    }

    /// <summary>What the system itself says stands: by its orders' lines, less what was cancelled.</summary>
    private static async Task<NaiveSums> StandingAsync(GrainHost host)
    {
        var sums = new NaiveSums();
        var orders = await host.As<ISellerOrdersGrain>(Caller.System, GrainKeys.Of(Show, ReplayShow.Seller)).ListAsync();
        foreach (var summary in orders)
        {
            var order = await host.As<IOrderGrain>(Caller.System, GrainKeys.Of(Show, summary.Group, summary.OrderId)).GetAsync();
            foreach (var line in order!.Lines)
                sums.Add(summary.Group.Value, line.Product.Code, line.Quantity - line.Cancelled, line.UnitPrice.Amount);
        }
        return sums;
    }

    private static string Walk(string country) => $"walk-in-{country.ToLowerInvariant().Replace(' ', '-')}";

    private static RetailLine Line(int row, string invoice, string code, int quantity, decimal price) =>
        new(row, invoice, code, "", quantity, new DateTime(2010, 12, 1, 8, 0, 0), price, "7", "EIRE");

    /// <summary>The file's sums, by a reader that shares nothing with the one under test: no CSV library, no steps, no ledger.</summary>
    private sealed class NaiveSums
    {
        public SortedDictionary<string, (long Pieces, decimal Value)> Customers { get; } = new(StringComparer.Ordinal);

        public SortedDictionary<string, (long Pieces, decimal Value)> Products { get; } = new(StringComparer.Ordinal);

        public static NaiveSums Of(string path, int rows)
        {
            var sums = new NaiveSums();
            foreach (var row in Read(path, rows))
                sums.Add(row[6].Length > 0 ? $"customer-{row[6]}" : Walk(row[7]), row[1], int.Parse(row[3], CultureInfo.InvariantCulture), decimal.Parse(row[5], CultureInfo.InvariantCulture));
            return sums;
        }

        /// <summary>How many pieces are cancelled that were ordered before, by the same customer at the same price.</summary>
        public static long CancelledAsOrdered(string path, int rows)
        {
            var open = new Dictionary<(string, string, string, decimal), int>();
            var cancelled = 0L;
            foreach (var row in Read(path, rows))
            {
                var (quantity, price) = (int.Parse(row[3], CultureInfo.InvariantCulture), decimal.Parse(row[5], CultureInfo.InvariantCulture));
                var key = (row[6], row[6].Length > 0 ? "" : row[7], row[1], price);
                if (price <= 0 || row[0][0] == 'A' || (quantity < 0 && row[0][0] != 'C'))
                    continue;
                var left = open.GetValueOrDefault(key) + quantity;
                cancelled += quantity < 0 ? Math.Min(-quantity, left - quantity) : 0;
                open[key] = Math.Max(left, 0);
            }
            return cancelled;
        }

        public void Add(string customer, string product, long pieces, decimal price)
        {
            Sum(Customers, customer, pieces, pieces * price);
            Sum(Products, product, pieces, pieces * price);
        }

        public void Take(string customer, string product, long pieces, decimal price)
        {
            if (pieces != 0)
                Add(customer, product, -pieces, price);
        }

        private static void Sum(SortedDictionary<string, (long Pieces, decimal Value)> sums, string key, long pieces, decimal value)
        {
            var (sumOfPieces, sumOfValue) = sums.GetValueOrDefault(key);
            sums[key] = (sumOfPieces + pieces, sumOfValue + value);
            if (sums[key] == (0L, 0m))
                sums.Remove(key);
        }

        private static IEnumerable<string[]> Read(string path, int rows)
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
            reader.ReadLine();
            for (var i = 0; i < rows && reader.ReadLine() is { } line; i++)
                yield return Fields(line);
        }

        private static string[] Fields(string line)
        {
            var (fields, quoted, start) = (new List<string>(), false, 0);
            for (var i = 0; i < line.Length; i++)
            {
                quoted ^= line[i] == '"';
                if (line[i] != ',' || quoted)
                    continue;
                fields.Add(line[start..i]);
                start = i + 1;
            }
            return [.. fields, line[start..]];
        }
    }
}
