using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.WebFront.Components;
using B2BBooking.WebFront.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.JSInterop;

namespace B2BBooking.WebFront.Pages.Member.Catalogue;

/// <summary>A row of the result and what the group's own past orders suggest of it.</summary>
public sealed record ProductRowModel(ProductView Product, int Suggested);

/// <summary>The eCatalog: what it shows is in its address; typing changes the address in place, a filter adds to the history.</summary>
public sealed partial class CatalogPage
{
    private const int FirstPage = 50;
    private const int LargestPage = 500;
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(120);

    private Virtualize<ProductRowModel>? _list;
    private ElementReference _results;
    private CatalogueState _state = new();
    private CatalogueResult? _found;
    // What typing has made the address; its news comes back by the browser, where more may have been typed meanwhile.
    private readonly HashSet<string> _sought = [];
    // Two, so that an answer to an earlier letter does not stop the search for the next one.
    private CancellationTokenSource _typing = new();
    private CancellationTokenSource _asking = new();
    private string _text = "";
    private bool _filtersOpen;
    // The next address is asked for here, and not by going back.
    private bool _chosen;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private Drafts Drafts { get; set; } = null!;

    [Inject] private IJSRuntime Script { get; set; } = null!;

    private string Keep => $"catalog-{Context.Id}";

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        _state = CatalogueState.Of(new Uri(Navigation.Uri));
        _text = _state.Text;
        await SearchAsync(_asking.Token);
    }

    private async Task TypedAsync()
    {
        var overtaken = Restart(ref _typing);
        try
        {
            await Task.Delay(Idle, Clock, overtaken);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        var sought = _text.Trim();
        _sought.Add(sought);
        Go(_state with { Text = sought }, replace: true);
        // Kept on, it would take the place of what the next address looks for.
        await Drafts.ForgetAsync(Keep, sought);
    }

    private void Sort(ChangeEventArgs chosen) =>
        Go(_state with { Order = Enum.Parse<CatalogueOrder>((string)chosen.Value!) });

    private void Go(CatalogueState next) => Go(next, replace: false);

    private void Go(CatalogueState next, bool replace)
    {
        _chosen = true;
        Navigation.NavigateTo(next.Address(Context.Link("catalog")), new NavigationOptions { ReplaceHistoryEntry = replace });
    }

    private string Category(string? category) => (_state with { Category = category }).Address(Context.Link("catalog"));

    private async void Moved(object? sender, LocationChangedEventArgs moved)
    {
        var address = new Uri(moved.Location);
        if (!address.AbsolutePath.EndsWith("/catalog", StringComparison.Ordinal))
            return;
        await InvokeAsync(async () =>
        {
            var next = CatalogueState.Of(address);
            if (!_sought.Remove(next.Text))
                _text = next.Text;
            (_state, var chosen, _chosen) = (next, _chosen, false);
            try
            {
                if (chosen)
                    await BeginAsync();
                await SearchAsync(Restart(ref _asking));
            }
            catch (Exception failure)
            {
                await DispatchExceptionAsync(failure);
            }
        });
    }

    private async Task BeginAsync()
    {
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "/_content/B2BBooking.WebFront/results.js");
        await module.InvokeVoidAsync("begin", _results);
    }

    // Somebody changed products. The rows keep their place: where the list stands, and what was typed in a row, stays.
    private Task ReadAgainAsync() => SearchAsync(Restart(ref _asking));

    // An answer that a later question has overtaken is not shown.
    private async Task SearchAsync(CancellationToken overtaken)
    {
        var found = await Search.SearchAsync(_state.Query(0, FirstPage, Session.Language));
        if (overtaken.IsCancellationRequested)
            return;
        _found = found;
        StateHasChanged();
        if (_list is not null)
            await _list.RefreshDataAsync();
        StateHasChanged();
    }

    private async ValueTask<ItemsProviderResult<ProductRowModel>> PageAsync(ItemsProviderRequest wanted)
    {
        var products = await ProductsAsync(wanted.StartIndex, Math.Min(wanted.Count, LargestPage), wanted.CancellationToken);
        var suggested = Context.Group is null || products.IsEmpty
            ? []
            : await Session.Grain<ICartGrain>(Context.Id, Context.GroupId!.Value).SuggestAsync([.. products.Select(p => p.Id)]);
        return new ItemsProviderResult<ProductRowModel>(
            products.Select((product, place) => new ProductRowModel(product, suggested.IsEmpty ? 0 : suggested[place])), _found!.Total);
    }

    private async Task<ImmutableArray<ProductView>> ProductsAsync(int start, int count, CancellationToken cancelled)
    {
        if (_found is { } first && (start + count <= first.Products.Length || first.Products.Length == first.Total))
            return [.. first.Products.Skip(start).Take(count)];
        var page = await Search.SearchAsync(_state.Query(start, Math.Max(1, count), Session.Language));
        cancelled.ThrowIfCancellationRequested();
        return page.Products;
    }

    private ICatalogueSearchGrain Search => Session.Grain<ICatalogueSearchGrain>(Context.Id);

    private static CancellationToken Restart(ref CancellationTokenSource latest)
    {
        latest.Cancel();
        latest.Dispose();
        latest = new CancellationTokenSource();
        return latest.Token;
    }

    public void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        _typing.Cancel();
        _typing.Dispose();
        _asking.Cancel();
        _asking.Dispose();
    }
}
