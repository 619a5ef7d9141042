using B2BBooking.Grains.Interfaces.News;
using B2BBooking.Grains.Interfaces.Streams;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Nodes;
using B2BBooking.Grains.Streams;

namespace B2BBooking.Grains.News;

/// <summary>Hands on the news of one scope to the pages that watch it, at most five times a second.</summary>
public abstract class NewsGrain(StreamServices services, NewsDesk desk) : Grain, IStreamFollower
{
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(200);

    private readonly Watchers<INewsObserver> _watchers = new(services);
    private NewsTail? _tail;
    private IGrainTimer? _timer;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _tail = desk.Follow(ScopeOf(GrainKeys.Split(this.GetPrimaryKeyString())), this.AsReference<IStreamFollower>());
        return base.OnActivateAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _tail?.Dispose();
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    public Task SubscribeAsync(INewsObserver observer) => _watchers.AddAsync(observer);

    public Task UnsubscribeAsync(INewsObserver observer) => _watchers.RemoveAsync(observer);

    public Task MovedAsync()
    {
        _timer ??= this.RegisterGrainTimer(TellAsync, new GrainTimerCreationOptions(Gathering, Timeout.InfiniteTimeSpan));
        return Task.CompletedTask;
    }

    protected NewsDesk Desk => desk;

    protected abstract Scope ScopeOf(KeyParts key);

    private Task TellAsync(CancellationToken cancel)
    {
        _timer?.Dispose();
        _timer = null;
        if (_tail?.Take() is { } topics and not NewsTopics.None) _watchers.Tell(o => o.ToldAsync(topics));
        return Task.CompletedTask;
    }
}

public sealed class ShowNewsGrain(StreamServices services, NewsDesk desk) : NewsGrain(services, desk), IShowNewsGrain
{
    protected override Scope ScopeOf(KeyParts key) => Scope.Public(new ShowId(key[0]));
}

public sealed class GroupNewsGrain(StreamServices services, NewsDesk desk, INodeLinks links) : NewsGrain(services, desk), IGroupNewsGrain
{
    public Task<int?> SafeOnAsync() => Task.FromResult(
        links.Links.IsEmpty ? null : Desk.SafeOn(ScopeOf(GrainKeys.Split(this.GetPrimaryKeyString()))));

    protected override Scope ScopeOf(KeyParts key) => Scope.Group(new ShowId(key[0]), new GroupId(key[1]));
}
