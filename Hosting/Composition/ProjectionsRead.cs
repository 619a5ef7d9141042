using System.Diagnostics;
using B2BBooking.Grains.Streams;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Hosting.Composition;

/// <summary>Holds the start until the projections have read what the journal held: from then on names, rights and prices are there.</summary>
sealed class ProjectionsRead(JournalFeed feed, ILogger<ProjectionsRead> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await feed.CaughtUp.WaitAsync(cancellationToken);
        log.LogInformation("The journal is read, in {Milliseconds:0} ms", Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
