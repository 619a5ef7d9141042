using B2BBooking.Grains.Streams;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Journal;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace B2BBooking.Hosting.Health;

/// <summary>The journal can be read, and the newest commit went through.</summary>
sealed class JournalHealth(IJournal journal, IJournalFigures figures) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await foreach (var _ in journal.ReadAllAsync(cancel: cancellationToken)) break;
        }
        catch (JournalException e)
        {
            return HealthCheckResult.Unhealthy($"The journal cannot be read: {e.Message}");
        }

        return figures.FailingSince is { } since
            ? HealthCheckResult.Unhealthy($"Nothing could be written since {since:u}; the log says why.")
            : HealthCheckResult.Healthy();
    }
}

/// <summary>What pages and the call filter read from is up to date.</summary>
sealed class ProjectionHealth(JournalFeed feed) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(feed.CaughtUp.IsCompletedSuccessfully
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The node is still reading its journal."));
}

/// <summary>The disk of the data folder has room left: below 256 MiB is a warning, below 32 MiB the node is not ready.</summary>
sealed class SpaceHealth(NodeSettings settings) : IHealthCheck
{
    private const long Warning = 256L << 20;
    private const long Least = 32L << 20;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var free = new DriveInfo(settings.DataFolder).AvailableFreeSpace;
        var reason = $"{free >> 20} MiB are free for the data folder.";
        return Task.FromResult(free < Least ? HealthCheckResult.Unhealthy(reason)
            : free < Warning ? HealthCheckResult.Degraded(reason)
            : HealthCheckResult.Healthy());
    }
}
