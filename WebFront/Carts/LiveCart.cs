using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Localisation;
using Microsoft.Extensions.Logging;

namespace B2BBooking.WebFront.Carts;

/// <summary>The cart that this circuit shows, kept up to date by the cart's own notices. It lives as long as the circuit:
/// the observer's reference is weak, this object is what keeps it alive.</summary>
public sealed class LiveCart(Session session, TimeProvider clock, ILogger<LiveCart> log) : ICartObserver, IAsyncDisposable
{
    /// <summary>The cart forgets an observer after 2 minutes.</summary>
    private static readonly TimeSpan Renewal = TimeSpan.FromMinutes(1);

    private readonly PageCulture _culture = new();
    private readonly Lock _gate = new();
    private CancellationTokenSource? _renewing;
    private ICartObserver? _reference;
    private ShowId _show;
    private GroupId _group;

    /// <summary>Raised on any thread, with the products that changed, or null where all may have.</summary>
    public event Action<IReadOnlyCollection<ProductId>?>? Changed;

    public CartSnapshot? Current { get; private set; }

    public ICartGrain Grain => session.Grain<ICartGrain>(_show, _group);

    /// <summary>Shows that group's cart from now on. Only for an interactive page: a prerendered one does not listen.</summary>
    public async Task OpenAsync(ShowId show, GroupId group)
    {
        if (_reference is not null && show == _show && group == _group)
            return;
        var closed = CloseAsync();
        lock (_gate)
            (_show, _group, Current) = (show, group, null);
        var reference = _reference = session.Observers.CreateObjectReference<ICartObserver>(this);
        _renewing = new CancellationTokenSource();
        _ = RenewAsync(reference, _renewing.Token);
        await closed;
        await session.Grain<ICartGrain>(show, group).SubscribeAsync(reference);
        await ReadAsync();
    }

    /// <summary>Makes sure that the page shows at least what its own command did, also where the notice got lost.</summary>
    public async Task CatchUpAsync(CartReceipt receipt)
    {
        if (Current is null || Current.View.Version < receipt.Version)
            await ReadAsync();
    }

    public async Task ReadAsync()
    {
        var (show, group) = (_show, _group);
        var view = await session.Grain<ICartGrain>(show, group).GetAsync();
        lock (_gate)
        {
            // Another group's cart was opened while this answer was on its way.
            if (show != _show || group != _group)
                return;
            if (Current is null || view.Version >= Current.View.Version)
                Current = new CartSnapshot(view);
        }

        Changed?.Invoke(null);
    }

    public async Task ChangedAsync(CartChange change)
    {
        _culture.Use();
        bool missed;
        lock (_gate)
        {
            if (Current is null || change.Version <= Current.View.Version)
                return;
            missed = change.PreviousVersion != Current.View.Version;
            if (!missed)
                Current = Current.With(change);
        }

        if (missed)
            await ReadAsync();
        else
            Changed?.Invoke([.. change.Lines.Select(line => line.Product)]);
    }

    private async Task RenewAsync(ICartObserver reference, CancellationToken closed)
    {
        using var timer = new PeriodicTimer(Renewal, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(closed))
                await RenewOnceAsync(reference);
        }
        catch (OperationCanceledException)
        {
            // Closed, or another cart is shown.
        }
    }

    // Reading as well: it heals a page whose notice got lost.
    private async Task RenewOnceAsync(ICartObserver reference)
    {
        try
        {
            await Grain.SubscribeAsync(reference);
            await ReadAsync();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "The page's cart of {Group} could not be renewed; the next minute tries again.", _group);
        }
    }

    // Before it first waits, it has taken what it closes and hears nothing more of it: the next cart may be opened at once.
    private async Task CloseAsync()
    {
        if (_reference is not { } reference)
            return;
        var (grain, group, renewing) = (Grain, _group, _renewing);
        (_reference, _renewing) = (null, null);
        session.Observers.DeleteObjectReference<ICartObserver>(reference);
        renewing?.Cancel();
        renewing?.Dispose();
        try
        {
            await grain.UnsubscribeAsync(reference);
        }
        catch (Exception failure) when (failure is TimeoutException or NotAllowedException)
        {
            log.LogDebug(failure, "The cart of {Group} will forget this page by itself.", group);
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync();
}
