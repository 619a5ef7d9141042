using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Streams;

namespace B2BBooking.Grains.Shows;

public sealed class ShowsGrain(StreamServices services, ShowIndex shows) : Grain, IShowsGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken) => services.Feed.CaughtUp.WaitAsync(cancellationToken);

    public Task<ImmutableArray<ShowView>> ListAsync() => Task.FromResult(shows.All(services.Clock));
}
