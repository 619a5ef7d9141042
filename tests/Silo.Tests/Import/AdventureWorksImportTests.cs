using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Silo.Import.AdventureWorks;
using B2BBooking.Silo.Tests.Support;

namespace B2BBooking.Silo.Tests.Import;

public sealed class AdventureWorksImportTests
{
    private static readonly ShowId Show = new("adventure-works");

    [SkippableFact]
    public async Task Import_OfTheRealFiles_MakesAShowThatCanBeSearched()
    {
        var plan = Mapping.Read(SharedData.Require("adventureworks"), new DateTime(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc));
        await using var host = await GrainHost.StartAsync();

        var written = await new AdventureWorksImport(host.Grains, host.Time, Show).RunAsync(plan);

        Assert.Equal((105, 701, plan.Listings, 0, 0), (written.Sellers, written.Groups, written.Added, written.Changed, written.Unchanged));
        var found = await host.As<ICatalogueSearchGrain>(Caller.System, Show.Value).SearchAsync(CatalogueQuery.All("en"));
        Assert.Equal(plan.Listings - plan.Sellers.Sum(seller => seller.Products.Count(product => product.Withdrawn)), found.Total);
        var store = await host.As<IGroupGrain>(Caller.System, "store-292").GetAsync();
        Assert.Equal("Next-Door Bike Store", store!.Definition.Name);
    }

    [SkippableFact]
    public async Task Import_Again_ChangesNothing()
    {
        var plan = Mapping.Read(SharedData.Require("adventureworks"), new DateTime(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc));
        await using var host = await GrainHost.StartAsync();
        var import = new AdventureWorksImport(host.Grains, host.Time, Show);
        await import.RunAsync(plan);
        var before = host.Journal.Scopes.Sum(scope => host.Journal.VectorOf(scope).Highest.Values.Sum());

        var again = await import.RunAsync(plan);

        Assert.Equal((0, 0, plan.Listings), (again.Added, again.Changed, again.Unchanged));
        Assert.Equal(before, host.Journal.Scopes.Sum(scope => host.Journal.VectorOf(scope).Highest.Values.Sum()));
    }
}
