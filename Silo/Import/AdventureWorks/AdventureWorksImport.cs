using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Silo.Import.AdventureWorks;

/// <summary>How many listings (a product at a seller) an import added, changed and found as they are.</summary>
public readonly record struct Written(int Sellers, int Groups, int Added, int Changed, int Unchanged, int Withdrawn);

/// <summary>Writes a planned show through the grains.</summary>
public sealed class AdventureWorksImport(IGrainFactory grains, TimeProvider time, ShowId show)
{
    private const int ProductsACall = 1_000;

    private static readonly ParallelOptions Together = new() { MaxDegreeOfParallelism = 32 };

    /// <param name="progress">Told after each seller and group how many are done.</param>
    public async Task<Written> RunAsync(ShowPlan plan, IProgress<int>? progress = null)
    {
        Caller.Set(Caller.System);
        await DefineShowAsync();
        var done = 0;
        var (added, changed, unchanged, withdrawn) = (0, 0, 0, 0);
        foreach (var seller in plan.Sellers)
        {
            var receipt = await DefineSellerAsync(seller);
            (added, changed, unchanged) = (added + receipt.Added, changed + receipt.Changed, unchanged + receipt.Unchanged);
            withdrawn += await WithdrawAsync(seller);
            progress?.Report(++done);
        }
        await Parallel.ForEachAsync(plan.Groups, Together, async (group, _) =>
        {
            Caller.Set(Caller.System);
            Ok(await grains.GetGrain<IGroupGrain>(group.Id.Value).DefineAsync(CommandId.New(), group.Definition), $"Store {group.Id}");
            progress?.Report(Interlocked.Increment(ref done));
        });
        return new(plan.Sellers.Length, plan.Groups.Length, added, changed, unchanged, withdrawn);
    }

    public static T Ok<T>(Outcome<T> outcome, string what) =>
        outcome.Ok ? outcome.Value : throw new ImportException($"{what} was refused: {outcome.Refusal}. Correct the file and run the import again.");

    /// <summary>Open for a month from now on, and the show after it; what exists is left alone.</summary>
    private async Task DefineShowAsync()
    {
        var grain = grains.GetGrain<IShowGrain>(show.Value);
        if (await grain.GetAsync() is { } known)
        {
            if (known.Definition.Currency != ShowPlan.Currency)
                throw new ImportException($"Show '{show}' is in {known.Definition.Currency}; AdventureWorks's prices are in {ShowPlan.Currency}. Import into another one: --show ID.");
            return;
        }
        var now = time.GetUtcNow();
        var times = new StageTimes(now.AddMinutes(-1), now.AddDays(30), now.AddDays(33), now.AddDays(60));
        Ok(await grain.DefineAsync(CommandId.New(), new("AdventureWorks", "Bothell", ShowPlan.Currency, times, null, "America/Los_Angeles")), $"Show {show}");
    }

    private async Task<DefineReceipt> DefineSellerAsync(PlannedSeller seller)
    {
        var key = GrainKeys.Of(show, seller.Id);
        Ok(await grains.GetGrain<ISellerGrain>(key).DefineAsync(CommandId.New(), seller.Definition), $"Vendor {seller.Id}");
        var sum = new DefineReceipt(0, 0, 0);
        foreach (var part in seller.Products.Chunk(ProductsACall))
        {
            var definitions = part.Select(product => product.Definition).ToImmutableArray();
            var receipt = Ok(await grains.GetGrain<ICatalogueGrain>(key).DefineAsync(CommandId.New(), definitions), $"The catalogue of {seller.Id}");
            sum = new(sum.Added + receipt.Added, sum.Changed + receipt.Changed, sum.Unchanged + receipt.Unchanged);
        }
        return sum;
    }

    private async Task<int> WithdrawAsync(PlannedSeller seller)
    {
        var catalogue = grains.GetGrain<ICatalogueGrain>(GrainKeys.Of(show, seller.Id));
        var ended = seller.Products.Where(product => product.Withdrawn).Select(product => product.Definition.Code).ToList();
        foreach (var code in ended)
            Ok(await catalogue.WithdrawAsync(CommandId.New(), code, withdrawn: true), $"Withdrawing {code}");
        return ended.Count;
    }
}
