using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Glossary;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Silo.Demo.Catalogue;

namespace B2BBooking.Silo.Demo;

/// <summary>Writes sellers, their pictures and their products into a show, and what their words are called in other languages.</summary>
public sealed class DemoCatalogueWriter(IGrainFactory grains, DemoCommands commands, ParallelOptions together)
{
    public async Task WriteAsync(ShowId show, ImmutableArray<SellerCatalogue> catalogues, IReadOnlyDictionary<string, Picture> pictures)
    {
        var needed = catalogues.SelectMany(seller => seller.Products.SelectMany(product => product.Pictures).Append(seller.Logo)).Distinct(StringComparer.Ordinal);
        await Parallel.ForEachAsync(needed, together, async (hash, _) =>
        {
            Caller.Set(Caller.System);
            DemoRefusedException.Check(await grains.GetGrain<IPictureGrain>(GrainKeys.Of(show, hash)).PutAsync(pictures[hash]), $"picture {hash}");
        });
        await Parallel.ForEachAsync(catalogues, together, async (seller, _) => await WriteAsync(show, seller));
        Caller.Set(Caller.System);
        DemoRefusedException.Check(
            await grains.GetGrain<IGlossaryGrain>(show.Value).TranslateAsync(commands.Of("glossary", show.Value), DemoGlossary.Of(catalogues)),
            $"glossary of {show}");
    }

    private async Task WriteAsync(ShowId show, SellerCatalogue catalogue)
    {
        Caller.Set(Caller.System);
        var seller = catalogue.Seller;
        var key = GrainKeys.Of(show, seller.SellerId);
        DemoRefusedException.Check(
            await grains.GetGrain<ISellerGrain>(key).DefineAsync(commands.Of("seller", key), seller.Definition(catalogue.Logo)), $"seller {seller.Id}");
        DemoRefusedException.Check(
            await grains.GetGrain<ICatalogueGrain>(key).DefineAsync(commands.Of("catalogue", key), catalogue.Products), $"catalogue of {seller.Id}");
        var staff = grains.GetGrain<IStaffGrain>(key);
        foreach (var person in DemoPeople.Staff[seller.Id])
            DemoRefusedException.Check(await staff.AddStaffAsync(commands.Of("staff", key, person.Id), person.UserId), $"staff of {seller.Id}");
        foreach (var representative in DemoPeople.Representatives.Where(r => r.Sellers.Contains(seller.Id)))
            DemoRefusedException.Check(
                await staff.AssignAsync(commands.Of("assign", key, representative.Person.Id), representative.Person.UserId, [.. representative.Groups.Select(g => new GroupId(g))]),
                $"representative of {seller.Id}");
    }
}
