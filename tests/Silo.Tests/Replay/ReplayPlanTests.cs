using System.Collections.Immutable;
using B2BBooking.Silo.Replay;
using B2BBooking.Silo.Tests.Support;

namespace B2BBooking.Silo.Tests.Replay;

public sealed class ReplayPlanTests
{
    [Fact]
    public void Invoice_WithSeveralPricesOfAProduct_MakesAsManyBaskets()
    {
        var steps = ReplayPlan.Steps([Line(1, "i", "A", 1, 2m), Line(2, "i", "A", 1, 3m), Line(3, "i", "A", 5, 2m), Line(4, "i", "B", 1, 9m)]).ToList();

        Assert.Equal([[1, 3, 4], [2]], steps.Select(step => step.Lines.Select(line => line.Row).ToArray()));
    }

    [Fact]
    public void Customers_WithOnePriceForAProduct_ShareAWave()
    {
        var waves = ReplayPlan.Waves([Line(1, "i", "A", 1, 2m, "x"), Line(2, "j", "A", 1, 3m, "y"), Line(3, "k", "A", 1, 2m, "z")]).ToList();

        Assert.Equal([2, 1], waves.Select(wave => wave.Customers.Count));
        Assert.Equal([2m, 3m], waves.Select(wave => wave.Prices["A"]));
    }

    [Fact]
    public void Cancellation_StaysBehindTheOrderThatItCancels()
    {
        var waves = ReplayPlan.Waves([Line(1, "i", "A", 1, 2m, "x"), Line(2, "j", "A", 1, 3m, "y"), Line(3, "Cj", "A", -1, 3m, "y")]).ToList();

        Assert.Equal([typeof(Basket), typeof(Cancellation)], waves[1].Customers.Single().Select(step => step.GetType()));
    }

    [SkippableFact]
    public void Waves_OfTheRealFile_HoldEveryRowOnceWithOnePriceAProductAndTheCustomersOrder()
    {
        var lines = RetailFile.Read(SharedData.Require("online-retail", "2010-12_2011-08.csv.gz"), null);

        var waves = ReplayPlan.Waves(lines).ToList();

        var rows = waves.SelectMany(wave => wave.Customers).SelectMany(steps => steps).SelectMany(step => step.Lines).ToList();
        Assert.Equal(lines.Where(line => Reasons.Of(line) is null).Select(line => line.Row).Order(), rows.Select(line => line.Row).Order());
        Assert.All(waves, wave => Assert.All(
            wave.Customers.SelectMany(steps => steps).OfType<Basket>().SelectMany(basket => basket.Lines), line => Assert.Equal(wave.Prices[line.Code], line.Price)));
        var last = new Dictionary<string, DateTime>();
        foreach (var step in waves.SelectMany(wave => wave.Customers).SelectMany(steps => steps))
        {
            Assert.True(last.GetValueOrDefault(step.Customer) <= step.Lines[0].At, $"{step.Customer} steps back to {step.Lines[0].At}.");
            last[step.Customer] = step.Lines[0].At;
        }
    }

    private static RetailLine Line(int row, string invoice, string code, int quantity, decimal price, string customer = "x") =>
        new(row, invoice, code, "", quantity, new DateTime(2010, 12, 1, 8, 0, 0), price, customer, "EIRE");
}
