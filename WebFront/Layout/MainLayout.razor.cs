using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Glossary;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Carts;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Live;
using B2BBooking.WebFront.Resources;
using B2BBooking.WebFront.Shows;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace B2BBooking.WebFront.Layout;

/// <summary>The frame of every page: finds the show and the group that the address names and cascades them.</summary>
public sealed partial class MainLayout : IDisposable
{
    /// <summary>A stage begins by the clock, and nobody tells of that. What an administrator changes is told at once.</summary>
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _gone = new();
    private ErrorBoundary? _boundary;
    private ShowContext? _context;
    private ImmutableArray<ShowView> _shows = [];
    private PageAddress _address;
    private bool _atShow;
    private bool _missing;
    private bool _menuOpen;

    [Inject] private Session Session { get; set; } = null!;

    [Inject] private LiveCart Cart { get; set; } = null!;

    [Inject] private LiveNews News { get; set; } = null!;

    [Inject] private LiveConnection Connection { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private ILogger<MainLayout> Log { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        await LocateAsync();
        if (!RendererInfo.IsInteractive)
            return;
        _ = FollowShowAsync();
        if (Session.User is not null)
            await Connection.OpenAsync();
    }

    private async void Moved(object? sender, LocationChangedEventArgs moved) => await InvokeAsync(async () =>
    {
        _menuOpen = false;
        Recover();
        try
        {
            await LocateAsync();
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }

        StateHasChanged();
    });

    private async Task LocateAsync()
    {
        var address = PageAddress.Of(Navigation.ToBaseRelativePath(Navigation.Uri));
        if (address == _address && (_context is not null || !_atShow))
            return;
        _address = address;
        _atShow = address.Show is not null;
        if (Session.User is null)
            return;
        if (Connection.Current is null)
            await Connection.ReadAsync();
        _shows = await Session.Single<IShowsGrain>().ListAsync();
        _context = await ContextAsync();
        _missing = _atShow && _context is null;
        if (_context is null || !RendererInfo.IsInteractive)
            return;
        await News.OpenAsync(_context.Id, _context.GroupId);
        if (_context.GroupId is { } group)
            await Cart.OpenAsync(_context.Id, group);
    }

    private async Task<ShowContext?> ContextAsync()
    {
        if (_address.Show is not { } id
            || await Session.Grain<IShowGrain>(id).GetAsync() is not { } show
            || await Session.StandingAsync(id) is not { } standing)
            return null;
        return new ShowContext(show, standing, _address.GroupOf(standing), new Vocabulary(await GlossaryAsync(id), Session.Language));
    }

    private Task<GlossaryView> GlossaryAsync(ShowId show) => Session.Grain<IGlossaryGrain>(show).GetAsync();

    private async Task FollowShowAsync()
    {
        using var timer = new PeriodicTimer(Refresh, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_gone.Token))
                await InvokeAsync(() => RefreshOnceAsync(words: false));
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
    }

    // Whoever translates words tells of it; only the stage changes by itself.
    private Task RefreshToldAsync() => RefreshOnceAsync(words: true);

    private async Task RefreshOnceAsync(bool words)
    {
        try
        {
            await RefreshShowAsync(words);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.LogWarning(failure, "The page's show could not be read; the next turn tries again.");
        }
    }

    private async Task RefreshShowAsync(bool words)
    {
        if (_context is not { } before)
            return;
        var show = await Session.Grain<IShowGrain>(before.Id).GetAsync();
        var glossary = words ? await GlossaryAsync(before.Id) : before.Words.Glossary;
        var sameWords = glossary.Terms.SequenceEqual(before.Words.Glossary.Terms);
        if (show is null || (show == before.Show && sameWords) || _context != before)
            return;
        _context = before with { Show = show, Words = sameWords ? before.Words : new Vocabulary(glossary, Session.Language) };
        StateHasChanged();
    }

    // Names and prices of its lines may have changed, or arrived.
    private Task ReadCartAsync() => Cart.Current is null ? Task.CompletedTask : Cart.ReadAsync();

    private void ToggleMenu() => _menuOpen = !_menuOpen;

    private void Recover() => _boundary?.Recover();

    public void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        _gone.Cancel();
        _gone.Dispose();
    }
}
