using System.Threading.Channels;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Nodes;
using B2BBooking.Grains.Streams;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Grains.Carts.Submissions;

/// <summary>On servers: has each cart attend to the submissions that arrive from elsewhere. What it has carts do has ids derived from the
/// submission, so that it may be repeated, also after a restart, and on several servers at once.</summary>
public sealed class SubmissionDesk(
    SubmissionIndex index, INodeAccess node, JournalFeed feed, IGrainFactory grains, TimeProvider time, IHostApplicationLifetime host, ILogger<SubmissionDesk> log)
    : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private readonly Channel<Scope> _moved = Channel.CreateUnbounded<Scope>(new UnboundedChannelOptions { SingleReader = true });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!node.IsServer) return;
        index.Moved += Note;
        try
        {
            await StartedAsync(stoppingToken);
            await feed.CaughtUp.WaitAsync(stoppingToken);
            foreach (var scope in index.OpenAt(null)) Note(scope);
            await foreach (var scope in _moved.Reader.ReadAllAsync(stoppingToken)) await AttendAsync(scope, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node stops; what is open is found again at the next start.
        }
        finally
        {
            index.Moved -= Note;
        }
    }

    /// <summary>A call made before the silo serves gets no answer but its time-out, and the cart's activation waits as long.</summary>
    private async Task StartedAsync(CancellationToken stop)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = host.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stop);
    }

    private void Note(Scope scope) => _moved.Writer.TryWrite(scope);

    private async Task AttendAsync(Scope scope, CancellationToken stop)
    {
        try
        {
            var parts = scope.Parts;
            Caller.Set(Caller.System);
            await grains.GetGrain<ICartSubmissionsGrain>(GrainKeys.Of(new ShowId(parts[0]), new GroupId(parts[2]))).AttendAsync();
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            log.LogWarning(e, "Submissions of {Scope} could not be attended to; tried again.", scope);
            _ = RetryAsync(scope, stop);
        }
    }

    private async Task RetryAsync(Scope scope, CancellationToken stop)
    {
        await Task.Delay(RetryAfter, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stop.IsCancellationRequested) Note(scope);
    }
}
