using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Pages.Member.Catalogue;
using Microsoft.AspNetCore.Components;

namespace B2BBooking.WebFront.Pages.Member.Products;

public sealed partial class ProductPage
{
    private ProductView? _product;
    private int _suggested;
    private bool _missing;

    [Parameter] public string Seller { get; set; } = "";

    [Parameter] public string Code { get; set; } = "";

    private string Name => _product!.Definition.Name.In(Session.Language);

    private ProductId Id => new(new SellerId(Seller), Code);

    protected override async Task OnParametersSetAsync()
    {
        if (_product?.Id != Id)
            await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var id = Id;
        var product = IdSpelling.IsId(Seller) && IdSpelling.IsCode(Code)
            ? await Session.Grain<ICatalogueGrain>(Context.Id, id.Seller).GetAsync(Code)
            : null;
        _suggested = product is null || Context.GroupId is not { } group
            ? 0
            : (await Session.Grain<ICartGrain>(Context.Id, group).SuggestAsync([id]))[0];
        _product = product;
        _missing = product is null;
    }

    private string Category(string? category) => new CatalogueState { Category = category }.Address(Context.Link("catalog"));
}
