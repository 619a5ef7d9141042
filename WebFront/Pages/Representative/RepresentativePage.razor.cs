using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Reports;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Shows;
using Microsoft.AspNetCore.Components;

namespace B2BBooking.WebFront.Pages.Representative;

/// <summary>What a representative looks after at a show, read anew every few seconds.</summary>
public sealed partial class RepresentativePage : IDisposable
{
    private static readonly TimeSpan Refreshing = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _left = new();
    private ImmutableArray<GroupStanding>? _groups;
    private List<OrderSummary> _orders = [];

    [Inject]
    private Session Session { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [CascadingParameter]
    private ShowContext Context { get; set; } = null!;

    [Parameter]
    public string Show { get; set; } = "";

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    protected override Task OnInitializedAsync()
    {
        if (Context.Standing is { Administrator: false, RepresentedSellers.IsEmpty: true })
            throw new NotAllowedException("The page is for representatives.");
        return ReadAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = FollowAsync(_left.Token);
    }

    private async Task FollowAsync(CancellationToken left)
    {
        using var ticks = new PeriodicTimer(Refreshing, Time);
        try
        {
            while (await ticks.WaitForNextTickAsync(left))
                await InvokeAsync(ReadAndShowAsync);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }

    private async Task ReadAndShowAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        _groups = await Session.Grain<IStandingsGrain>(Context.Id).ListAsync();
        var assigned = _groups.Value.Select(group => group.Group).ToHashSet();
        var orders = new List<OrderSummary>();
        foreach (var seller in Context.Standing.RepresentedSellers)
            orders.AddRange(await Session.Grain<ISellerOrdersGrain>(Context.Id, new SellerId(seller.Id)).ListAsync());
        _orders = [.. orders.Where(order => assigned.Contains(order.Group)).OrderByDescending(order => order.At)];
    }
}
