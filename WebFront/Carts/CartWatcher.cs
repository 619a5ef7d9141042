using B2BBooking.Grains.Interfaces.Values;
using Microsoft.AspNetCore.Components;

namespace B2BBooking.WebFront.Carts;

/// <summary>Renders its content anew whenever the cart changes; <see cref="Product"/> narrows that to one product.</summary>
public sealed class CartWatcher : ComponentBase, IDisposable
{
    [Inject] private LiveCart Cart { get; set; } = null!;

    [Parameter] public ProductId? Product { get; set; }

    [Parameter, EditorRequired] public required RenderFragment<CartSnapshot?> ChildContent { get; set; }

    protected override void OnInitialized() => Cart.Changed += Changed;

    protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) =>
        builder.AddContent(0, ChildContent, Cart.Current);

    private void Changed(IReadOnlyCollection<ProductId>? products)
    {
        if (products is null || Product is not { } product || products.Contains(product))
            _ = InvokeAsync(StateHasChanged);
    }

    public void Dispose() => Cart.Changed -= Changed;
}
