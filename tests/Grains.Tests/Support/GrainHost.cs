using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans.TestingHost;

namespace B2BBooking.Grains.Tests.Support;

/// <summary>A silo with this project's grains and projections over a journal in memory, and a clock that tests turn.</summary>
public sealed class GrainHost : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;
    private readonly NodeJournal _journal;

    private GrainHost(InProcessTestCluster cluster, NodeJournal journal, FakeTimeProvider time) =>
        (_cluster, _journal, Time) = (cluster, journal, time);

    public IJournal Journal => _journal;

    /// <summary>The same journal as other nodes see it.</summary>
    public IReplica Replica => _journal;

    public FakeTimeProvider Time { get; }

    public IServiceProvider Services => _cluster.GetSiloServiceProvider();

    public JournalFeed Feed => Services.GetRequiredService<JournalFeed>();

    /// <param name="more">Registered after the grains' own services, and so in place of them.</param>
    /// <param name="identity">Who the node is among others; null: it exchanges with nobody.</param>
    public static async Task<GrainHost> StartAsync(Action<IServiceCollection>? more = null, DateTimeOffset? now = null, NodeIdentity? identity = null)
    {
        var time = new FakeTimeProvider(now ?? new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));
        var journal = JournalFactory.OpenMemory(new JournalOptions { Time = time, Identity = identity });
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureHost(host => Register(host.Services, journal, time, more));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new GrainHost(cluster, journal, time);
    }

    /// <summary>The grain, with the caller set in the calling test's flow.</summary>
    public TGrain As<TGrain>(UserId caller, string key)
        where TGrain : IGrainWithStringKey
    {
        Caller.Set(caller);
        return _cluster.Client.GetGrain<TGrain>(key);
    }

    public IGrainFactory Grains => _cluster.Client;

    /// <summary>A new silo over the same journal, as after a restart: nothing is left but what is durable.</summary>
    public async Task<GrainHost> RestartAsync(Action<IServiceCollection>? more = null)
    {
        await _cluster.DisposeAsync();
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureHost(host => Register(host.Services, _journal, Time, more));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new GrainHost(cluster, _journal, Time);
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _journal.DisposeAsync();
    }

    private static void Register(IServiceCollection services, NodeJournal journal, FakeTimeProvider time, Action<IServiceCollection>? more)
    {
        // An instance: its maker disposes it, not the silo.
        services.AddSingleton<IJournal>(journal);
        services.AddSingleton<TimeProvider>(time);
        KeepRuntimeOnRealTime(services, time);
        services.AddB2BGrains();
        more?.Invoke(services);
    }

    /// <summary>Tests turn the clock of grains and their timers. Orleans waits by its own clock, by area, while a silo starts and when a
    /// message has to go again: on a clock that stands still such a call would never end, nor its time-out come.</summary>
    private static void KeepRuntimeOnRealTime(IServiceCollection services, FakeTimeProvider time)
    {
        services.AddKeyedSingleton(KeyedService.AnyKey, TimeProvider.System);
        services.AddKeyedSingleton<TimeProvider>("Orleans.Grains", time);
    }
}
