using System.Runtime;

namespace B2BBooking.EdgeSilo;

/// <summary>Gives back the memory that the start alone needed (reading the journal, composing the site), before the first page is served:
/// a laptop has other programs too, and without this the heap keeps its size for hours.</summary>
sealed class StartMemory : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
