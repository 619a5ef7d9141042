using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Carts;
using Microsoft.AspNetCore.Components;

namespace B2BBooking.WebFront.Pages.Member.Cart;

/// <summary>A row of the virtualised cart: a seller's heading, or a line.</summary>
public sealed record CartRow(SellerTotal? Seller, CartLineView? Line);

public sealed partial class CartPage
{
    private readonly Dictionary<ProductId, ProductView?> _products = [];
    private List<CartRow> _rows = [];
    private HashSet<ProductId> _changed = [];
    private CartLineView? _history;
    private bool _odd;

    [Inject] private LiveCart Cart { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Cart.Changed += CartChanged;
        await ShowAsync();
    }

    private void CartChanged(IReadOnlyCollection<ProductId>? products) => _ = InvokeAsync(async () =>
    {
        // A product may arrive after the line that it is in.
        if (products is null)
            foreach (var missing in _products.Where(p => p.Value is null).Select(p => p.Key).ToList())
                _products.Remove(missing);
        _changed = [.. products ?? []];
        _odd = !_odd;
        await ShowAsync();
        StateHasChanged();
    });

    private async Task ShowAsync()
    {
        if (Cart.Current is not { } cart)
            return;
        _rows = [.. Rows(cart.View)];
        await ReadProductsAsync(cart.View);
    }

    private static IEnumerable<CartRow> Rows(CartView cart)
    {
        var totals = cart.Totals.ToDictionary(total => total.Seller);
        SellerId? seller = null;
        foreach (var line in cart.Lines)
        {
            if (line.Product.Seller != seller)
            {
                seller = line.Product.Seller;
                if (totals.TryGetValue(line.Product.Seller, out var total))
                    yield return new CartRow(total, null);
            }

            yield return new CartRow(null, line);
        }
    }

    // A line of the cart does not say what the product looks like; the catalogue does,
    // asked once a product.
    private async Task ReadProductsAsync(CartView cart)
    {
        ImmutableArray<ProductId> unknown = [.. cart.Lines.Select(line => line.Product).Where(product => !_products.ContainsKey(product))];
        if (unknown.IsEmpty)
            return;
        foreach (var product in unknown)
            _products[product] = null;
        foreach (var product in await Session.Grain<ICatalogueSearchGrain>(Context.Id).FindAsync(unknown))
            _products[product.Id] = product;
    }

    private ProductView? Product(CartLineView line) => _products.GetValueOrDefault(line.Product);

    public void Dispose() => Cart.Changed -= CartChanged;
}
