using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Shows;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;

namespace B2BBooking.WebFront.Pages.Seller;

/// <summary>The seller's own products, withdrawn ones too; only the rows in sight are read.</summary>
public sealed partial class CataloguePage
{
    private const int LargestPage = 200;

    private Virtualize<ProductView>? _rows;
    private string _typed = "";
    private string _filter = "";
    private int _total = -1;

    [Inject]
    private Session Session { get; set; } = null!;

    [CascadingParameter]
    private ShowContext Context { get; set; } = null!;

    [Parameter]
    public string Show { get; set; } = "";

    [Parameter]
    public string Seller { get; set; } = "";

    private string Root => Context.SellerRoot(Seller);

    private async ValueTask<ItemsProviderResult<ProductView>> ReadAsync(ItemsProviderRequest request)
    {
        var page = await Session.Grain<ICatalogueGrain>(Context.Id, new SellerId(Seller))
            .ListAsync(_filter.Length == 0 ? null : _filter, request.StartIndex, Math.Min(request.Count, LargestPage));
        if (_total != page.Total)
        {
            _total = page.Total;
            StateHasChanged();
        }

        return new ItemsProviderResult<ProductView>(page.Products, page.Total);
    }

    private async Task FilterAsync()
    {
        _filter = _typed.Trim();
        if (_rows is not null)
            await _rows.RefreshDataAsync();
    }
}
