using System.Diagnostics.Metrics;
using B2BBooking.Journal;

namespace B2BBooking.Hosting.Health;

/// <summary>Whether the newest commit of the journal failed, as its own meter says: a probe of our own would have to write.</summary>
sealed class AppendWatch : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly TimeProvider _time;
    private long _failedSince;

    public AppendWatch(TimeProvider time)
    {
        _time = time;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == JournalMetrics.MeterName && instrument.Name is "journal.appends" or "journal.failed_appends")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>(Take);
        _listener.Start();
    }

    /// <summary>When appends began to fail; null while they succeed.</summary>
    public DateTimeOffset? FailedSince => Volatile.Read(ref _failedSince) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        if (instrument.Name == "journal.appends") Volatile.Write(ref _failedSince, 0);
        else Interlocked.CompareExchange(ref _failedSince, _time.GetUtcNow().UtcTicks, 0);
    }
}
