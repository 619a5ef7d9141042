using System.Collections.Immutable;
using B2BBooking.Grains.Counting;
using B2BBooking.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Grains.Streams;

/// <summary>Feeds the node's projections from the journal: first what it holds, then what is committed, in order of position.
/// Those that grains rely on share one reader; each background projection has its own, which stays behind it,
/// so that it can ask the others about what an entry names.</summary>
public sealed class JournalFeed : IHostedService, IDisposable
{
    private readonly ProjectionReader _foreground;
    private readonly ImmutableArray<ProjectionReader> _background;
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public JournalFeed(IJournal journal, IEnumerable<IProjection> projections, EntryStanding standing, ILogger<JournalFeed> log)
    {
        var all = projections.ToImmutableArray();
        _foreground = new ProjectionReader(journal, [.. all.Where(p => !p.Background)], standing, log);
        _background = [.. all.Where(p => p.Background).Select(p => new ProjectionReader(journal, [p], standing, log, _foreground))];
    }

    /// <summary>Completes when the projections that grains rely on have all that the journal held at start.</summary>
    public Task CaughtUp => _foreground.CaughtUp;

    /// <summary>Whether a projection has read what the journal held at start.</summary>
    public bool IsUpToDate(IProjection projection) => ReaderOf(projection).CaughtUp.IsCompletedSuccessfully;

    /// <summary>Completes when the projections that grains rely on have the entry at this position: what was just appended can then be read.</summary>
    public Task WaitForAsync(long position) => _foreground.WaitForAsync(position);

    /// <summary>The same for one projection, a background one too.</summary>
    public Task WaitForAsync(long position, IProjection projection) => ReaderOf(projection).WaitForAsync(position);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = Task.WhenAll(_background.Append(_foreground).Select(r => Task.Run(() => r.RunAsync(_stop.Token), CancellationToken.None)));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();

    private ProjectionReader ReaderOf(IProjection projection) => _background.FirstOrDefault(r => r.Feeds(projection)) ?? _foreground;
}
