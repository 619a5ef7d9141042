using System.Collections.Concurrent;
using B2BBooking.Tests;
using Microsoft.Extensions.Logging;
using Orleans.Utilities;

namespace B2BBooking.Runtime.Tests;

internal interface INewsObserver : IGrainObserver
{
    void Heard(string news);

    Task HeardAsync(string news);
}

internal interface INewsGrain : IGrainWithStringKey
{
    Task Subscribe(INewsObserver observer);

    Task Unsubscribe(INewsObserver observer);

    Task Publish(string news);

    Task<int> PublishAndWait(string news);

    Task Age(TimeSpan time);
}

internal interface IListeningGrain : IGrainWithStringKey, INewsObserver
{
    Task Listen(INewsGrain to);

    Task<string[]> Notes();
}

internal sealed class NewsGrain : Grain, INewsGrain
{
    private readonly ObserverManager<INewsObserver> _observers;
    private DateTime _now = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public NewsGrain(ILogger<NewsGrain> logger) =>
        _observers = new ObserverManager<INewsObserver>(TimeSpan.FromMinutes(5), logger) { GetDateTime = () => _now };

    public Task Subscribe(INewsObserver observer)
    {
        _observers.Subscribe(observer, observer);
        return Task.CompletedTask;
    }

    public Task Unsubscribe(INewsObserver observer)
    {
        _observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    public Task Publish(string news)
    {
        _observers.Notify(observer => observer.Heard(news));
        return Task.CompletedTask;
    }

    public async Task<int> PublishAndWait(string news)
    {
        await _observers.Notify(observer => observer.HeardAsync(news));
        return _observers.Count;
    }

    public Task Age(TimeSpan time)
    {
        _now += time;
        return Task.CompletedTask;
    }
}

internal sealed class ListeningGrain : Grain, IListeningGrain
{
    private readonly List<string> _notes = [];

    public Task Listen(INewsGrain to) => to.Subscribe(this.AsReference<INewsObserver>());

    public Task<string[]> Notes() => Task.FromResult(_notes.ToArray());

    public void Heard(string news) => _notes.Add(news);

    public Task HeardAsync(string news)
    {
        _notes.Add(news);
        return Task.CompletedTask;
    }
}

internal sealed class Listener(bool fails = false) : INewsObserver
{
    public ConcurrentQueue<string> Notes { get; } = new();

    public void Heard(string news) => Notes.Enqueue(news);

    public Task HeardAsync(string news)
    {
        Notes.Enqueue(news);
        return fails ? throw new InvalidOperationException("Not listening.") : Task.CompletedTask;
    }
}

public class ObserverTests(SharedCluster shared) : IClassFixture<SharedCluster>
{
    [Fact]
    public async Task Observer_Subscribed_HearsInOrderUntilUnsubscribed()
    {
        var (grain, listener, reference) = await Subscribed("order");

        await grain.PublishAndWait("one");
        await grain.PublishAndWait("two");
        await grain.Unsubscribe(reference);
        await grain.PublishAndWait("three");

        Assert.Equal(["one", "two"], listener.Notes);
    }

    [Fact]
    public async Task Notification_WithoutResult_DoesNotWaitForTheObserver()
    {
        var (grain, listener, _) = await Subscribed("void");

        await grain.Publish("news");

        await Eventually.True(() => listener.Notes.Contains("news"), "the observer hears the news");
    }

    [Fact]
    public async Task Observer_NotSubscribedAgainInTime_IsForgotten()
    {
        var (grain, listener, reference) = await Subscribed("expiry");
        await grain.Age(TimeSpan.FromMinutes(4));
        await grain.Subscribe(reference);
        await grain.Age(TimeSpan.FromMinutes(4));
        Assert.Equal(1, await grain.PublishAndWait("in time"));

        await grain.Age(TimeSpan.FromMinutes(2));

        Assert.Equal(0, await grain.PublishAndWait("too late"));
        Assert.Equal(["in time"], listener.Notes);
    }

    [Fact]
    public async Task Observer_ThatFails_IsForgotten()
    {
        var (grain, listener, _) = await Subscribed("fails", fails: true);

        Assert.Equal(0, await grain.PublishAndWait("news"));
        Assert.Equal(["news"], listener.Notes);
    }

    [Fact]
    public async Task Grain_AsObserver_HearsInItsTurns()
    {
        var news = shared.Cluster.Get<INewsGrain>("grain");
        var listening = shared.Cluster.Get<IListeningGrain>("listening");
        await listening.Listen(news);

        await news.PublishAndWait("one");

        Assert.Equal(["one"], await listening.Notes());
    }

    private async Task<(INewsGrain Grain, Listener Listener, INewsObserver Reference)> Subscribed(string key, bool fails = false)
    {
        var grain = shared.Cluster.Get<INewsGrain>(key);
        var listener = new Listener(fails);
        var reference = shared.Cluster.Client.CreateObjectReference<INewsObserver>(listener);
        await grain.Subscribe(reference);
        return (grain, listener, reference);
    }
}
