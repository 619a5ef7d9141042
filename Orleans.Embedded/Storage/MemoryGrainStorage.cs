using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>Keeps states in this process, serialized, so that a grain never shares them with what is stored.</summary>
internal sealed class MemoryGrainStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string, GrainId), (byte[] Bytes, string ETag)> _records = new();
    private long _lastETag;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_records.TryGetValue((stateName, grainId), out var record))
        {
            grainState.State = StateSerializer.Deserialize<T>(record.Bytes);
            grainState.ETag = record.ETag;
            grainState.RecordExists = true;
        }
        else
        {
            GrainStates.SetAbsent(grainState);
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var record = (StateSerializer.Serialize(grainState.State), NextETag());
        lock (_records)
        {
            Check(stateName, grainId, grainState.ETag);
            _records[(stateName, grainId)] = record;
        }

        grainState.ETag = record.Item2;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (_records)
        {
            Check(stateName, grainId, grainState.ETag);
            _records.TryRemove((stateName, grainId), out _);
        }

        GrainStates.SetAbsent(grainState);
        return Task.CompletedTask;
    }

    private void Check(string stateName, GrainId grainId, string? eTag)
    {
        var stored = _records.TryGetValue((stateName, grainId), out var record) ? record.ETag : null;
        if (stored != eTag)
        {
            throw GrainStates.Inconsistent(stateName, grainId, stored, eTag);
        }
    }

    private string NextETag() => Interlocked.Increment(ref _lastETag).ToString(CultureInfo.InvariantCulture);
}
