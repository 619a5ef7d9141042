using System.Diagnostics.Metrics;

namespace B2BBooking.Journal;

/// <summary>The meter <c>B2BBooking.Journal</c>; every measurement says its store (<c>memory</c>, <c>sqlite</c>, <c>postgresql</c>).</summary>
public sealed class JournalMetrics : IDisposable
{
    public const string MeterName = "B2BBooking.Journal";

    private readonly Meter _meter = new(MeterName);
    private readonly KeyValuePair<string, object?> _store;
    private readonly Counter<long> _appends;
    private readonly Counter<long> _entries;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _failed;
    private readonly Histogram<double> _duration;
    private readonly Histogram<long> _batch;

    internal JournalMetrics(string store)
    {
        _store = new("store", store);
        _appends = _meter.CreateCounter<long>("journal.appends", "{append}", "Appends made durable.");
        _entries = _meter.CreateCounter<long>("journal.entries", "{entry}", "Entries made durable.");
        _bytes = _meter.CreateCounter<long>("journal.bytes", "By", "Stored bytes of these entries, without the store's own overhead.");
        _failed = _meter.CreateCounter<long>("journal.failed_appends", "{append}", "Appends that failed with their commit.");
        _duration = _meter.CreateHistogram<double>("journal.commit.duration", "s", "From taking a batch until it is durable.");
        _batch = _meter.CreateHistogram<long>("journal.commit.entries", "{entry}", "Entries of one commit.");
    }

    internal void Committed(int appends, int entries, long bytes, TimeSpan took)
    {
        _appends.Add(appends, _store);
        _entries.Add(entries, _store);
        _bytes.Add(bytes, _store);
        _duration.Record(took.TotalSeconds, _store);
        _batch.Record(entries, _store);
    }

    internal void Failed(int appends) => _failed.Add(appends, _store);

    public void Dispose() => _meter.Dispose();
}
