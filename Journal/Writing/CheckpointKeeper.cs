using B2BBooking.Journal.Stores;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Journal.Writing;

/// <summary>Leaves a checkpoint every so many entries while the journal is in use, so that a start is short however this process ended.
/// What it covers is read back and proven beside the writer, which it never holds up.</summary>
sealed class CheckpointKeeper(IEntryStore store, SignedHeads heads, LazyKeeping lazy, long entries, long start, ILogger log) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _proof = Task.CompletedTask;
    private long _tried = start;

    /// <summary>What is proven, by this process or before it, and kept.</summary>
    public long Position { get; private set; } = start;

    /// <summary>Writer, after each commit: begins a proof where it is time for one and none is under way.</summary>
    public void Consider(long committed)
    {
        if (committed - _tried < entries || !_proof.IsCompleted) return;
        _tried = committed;
        _proof = Task.Run(() => ProveAsync(committed));
    }

    /// <summary>Ends a proof that is under way, when the writer has ended: the next start does its work.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _proof;
        _stop.Dispose();
    }

    private async Task ProveAsync(long until)
    {
        try
        {
            var index = new JournalIndex();
            var intake = new EntryIntake(index, heads);
            if (await store.ReadCheckpointAsync(_stop.Token) is { } former)
                intake.GoOnFrom(former, [.. (await store.ReadAllAsync(former.Position - 1, [], _stop.Token)).Entries.Take(1)]);
            while (index.Committed < until)
            {
                _stop.Token.ThrowIfCancellationRequested();
                intake.Take((await store.ReadAllAsync(index.Committed, [], _stop.Token)).Entries);
            }

            var checkpoint = index.ToCheckpoint();
            lazy.Post(writer =>
            {
                writer.KeepCheckpoint(checkpoint);
                Position = checkpoint.Position;
            });
        }
        catch (OperationCanceledException)
        {
            // The journal is being closed.
        }
        catch (JournalDamagedException e)
        {
            log.LogCritical(e, "What was written is not as it was written: {Problem}", e.Message);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "No checkpoint could be made; the next one will cover more.");
        }
    }
}
