using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Api.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace B2BBooking.Hosting.Api;

/// <summary>The eCatalog of a show, and each seller's own part of it.</summary>
static class CatalogueApi
{
    // 1,000 products of 8 KiB.
    private const long DefineBytes = 8 << 20;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/products/search", (ShowId show, CatalogueQuery body, IGrainFactory grains) =>
                Search(grains, show).SearchAsync(Checked(body)))
            .WithSummary("Search the whole catalogue: words or their beginnings, filters, 1-500 products a page");
        api.MapPost("/products/find", (ShowId show, ImmutableArray<ProductId> body, IGrainFactory grains) => Search(grains, show).FindAsync(body))
            .WithSummary("The products with these ids that exist");
        api.MapPost("/products/resolve", (ShowId show, ImmutableArray<string> body, IGrainFactory grains) => Search(grains, show).ResolveAsync(body))
            .WithSummary("What typed or scanned codes may mean");
        MapSeller(api.MapGroup("/sellers/{seller}/products"));
    }

    internal sealed record Withdrawal(bool Withdrawn);

    private static void MapSeller(RouteGroupBuilder api)
    {
        api.MapGet("", (ShowId show, SellerId seller, IGrainFactory grains, string? filter, Skip skip = default, Take take = default) =>
                Catalogue(grains, show, seller).ListAsync(filter, skip.Count, take.Count))
            .WithSummary("The seller's products in order of code, withdrawn ones too");
        api.MapGet("/{code}", (ShowId show, SellerId seller, string code, IGrainFactory grains) =>
                Catalogue(grains, show, seller).GetAsync(code).OrNotFound("product", code))
            .WithSummary("A product");
        api.MapPut("", (ShowId show, SellerId seller, ImmutableArray<ProductDefinition> body, CommandKey command, IGrainFactory grains) =>
                Catalogue(grains, show, seller).DefineAsync(command, body).ToHttp())
            .WithBodyLimit(DefineBytes)
            .WithSummary("Add or change up to 1,000 products: all of them, or none and the first refusal");
        api.MapPut("/{code}/withdrawn", (ShowId show, SellerId seller, string code, Withdrawal body, CommandKey command, IGrainFactory grains) =>
                Catalogue(grains, show, seller).WithdrawAsync(command, code, body.Withdrawn).ToHttp())
            .WithSummary("Withdraw a product, or bring it back");
    }

    private static CatalogueQuery Checked(CatalogueQuery query)
    {
        ListRange.Check(nameof(query.Skip), query.Skip, 0, int.MaxValue);
        ListRange.Check(nameof(query.Take), query.Take, 1, Take.Most);
        if (!query.Attributes.IsDefault) ListRange.Check("the number of attributes", query.Attributes.Length, 0, CatalogueQuery.MostAttributeFilters);
        return query;
    }

    private static ICatalogueSearchGrain Search(IGrainFactory grains, ShowId show) => grains.GetGrain<ICatalogueSearchGrain>(show.Value);

    private static ICatalogueGrain Catalogue(IGrainFactory grains, ShowId show, SellerId seller) =>
        grains.GetGrain<ICatalogueGrain>(GrainKeys.Of(show, seller));
}
