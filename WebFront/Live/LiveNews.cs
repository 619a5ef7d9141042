using B2BBooking.Grains.Interfaces.News;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Localisation;
using Microsoft.Extensions.Logging;

namespace B2BBooking.WebFront.Live;

/// <summary>What changes at the show, and of the group, that this circuit shows: its pages then read anew.</summary>
public sealed class LiveNews(Session session, TimeProvider clock, ILogger<LiveNews> log) : INewsObserver, IAsyncDisposable
{
    private readonly PageCulture _culture = new();
    private Watch<INewsObserver>? _show;
    private Watch<INewsObserver>? _group;
    private (ShowId? Show, GroupId? Group) _open;

    /// <summary>Raised on any thread, in the culture of the page; each minute with <see cref="NewsTopics.All"/>, as news may get lost.</summary>
    public event Action<NewsTopics>? Told;

    /// <summary>Hears of that show and group from now on. Only for an interactive page.</summary>
    public async Task OpenAsync(ShowId show, GroupId? group)
    {
        if (_open == (show, group))
            return;
        _open = (show, group);
        await CloseAsync();
        var ofShow = session.Grain<IShowNewsGrain>(show);
        _show = await Watch<INewsObserver>.OpenAsync(session, clock, log, this, ofShow.SubscribeAsync, ofShow.UnsubscribeAsync, () => ToldAsync(NewsTopics.All));
        if (group is not { } own)
            return;
        var ofGroup = session.Grain<IGroupNewsGrain>(show, own);
        _group = await Watch<INewsObserver>.OpenAsync(session, clock, log, this, ofGroup.SubscribeAsync, ofGroup.UnsubscribeAsync, () => Task.CompletedTask);
    }

    public Task ToldAsync(NewsTopics topics)
    {
        _culture.Use();
        Told?.Invoke(topics);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => CloseAsync();

    private async ValueTask CloseAsync()
    {
        var (show, group) = (_show, _group);
        (_show, _group) = (null, null);
        if (show is not null)
            await show.DisposeAsync();
        if (group is not null)
            await group.DisposeAsync();
    }
}
