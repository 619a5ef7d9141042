using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Localisation;
using B2BBooking.WebFront.Shows;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;

namespace B2BBooking.WebFront.Pages.Seller;

public sealed partial class OrdersPage : IDisposable
{
    private static readonly TimeSpan Refreshing = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _left = new();
    private ImmutableArray<OrderSummary>? _orders;
    private List<OrderSummary> _shown = [];
    private string _typed = "";
    private string _filter = "";
    private string _state = "";

    [Inject]
    private Session Session { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<OrdersPage> Log { get; set; } = null!;

    [CascadingParameter]
    private ShowContext Context { get; set; } = null!;

    [Parameter]
    public string Show { get; set; } = "";

    [Parameter]
    public string Seller { get; set; } = "";

    private string Root => Context.SellerRoot(Seller);

    private string Sum => _shown.Count == 0
        ? "–"
        : _shown.Select(order => order.Total).Aggregate((sum, next) => sum + next).Show();

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    protected override Task OnInitializedAsync() => ReadAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = PollAsync();
    }

    private async Task PollAsync()
    {
        var left = _left.Token;
        using var ticks = new PeriodicTimer(Refreshing, Time);
        try
        {
            while (await ticks.WaitForNextTickAsync(left))
                await InvokeAsync(ReadAndShowAsync);
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private async Task ReadAndShowAsync()
    {
        try
        {
            await ReadAsync();
            StateHasChanged();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.LogWarning(failure, "The orders of {Seller} could not be read; the next turn tries again.", Seller);
        }
    }

    private async Task ReadAsync()
    {
        _orders = await Session.Grain<ISellerOrdersGrain>(Context.Id, new SellerId(Seller)).ListAsync();
        Arrange();
    }

    private void Filter()
    {
        _filter = _typed.Trim();
        Arrange();
    }

    private void Arrange() => _shown = [.. (_orders ?? []).Where(order =>
        (_state.Length == 0 || order.State.ToString() == _state)
        && (Has(order.Number) || Has(order.GroupName)))];

    private bool Has(string text) => text.Contains(_filter, StringComparison.CurrentCultureIgnoreCase);
}
