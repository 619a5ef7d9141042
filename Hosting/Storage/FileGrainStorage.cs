using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Orleans.Storage;

namespace B2BBooking.Hosting.Storage;

/// <summary>Keeps the few, small, rarely written states of grains that are no entries of the journal (lock-outs): one JSON
/// file each in a folder of this machine. A write that did not follow what is stored fails.</summary>
sealed class FileGrainStorage(string folder) : IGrainStorage
{
    private readonly Lock _gate = new();

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var stored = Read(PathOf(stateName, grainId));
        grainState.RecordExists = stored is not null;
        grainState.ETag = stored is null ? null! : TagOf(stored);
        grainState.State = stored is null ? Activator.CreateInstance<T>() : JsonSerializer.Deserialize<T>(stored)!;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var path = PathOf(stateName, grainId);
        var content = JsonSerializer.SerializeToUtf8Bytes(grainState.State);
        lock (_gate)
        {
            CheckTag(path, grainState.ETag);
            DurableFile.Write(path, content);
        }

        (grainState.RecordExists, grainState.ETag) = (true, TagOf(content));
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var path = PathOf(stateName, grainId);
        lock (_gate)
        {
            CheckTag(path, grainState.ETag);
            File.Delete(path);
        }

        (grainState.RecordExists, grainState.ETag, grainState.State) = (false, null!, Activator.CreateInstance<T>());
        return Task.CompletedTask;
    }

    // A key may hold any character; as hexadecimal it is one name in one folder.
    private string PathOf(string stateName, GrainId grainId) =>
        Path.Combine(folder, stateName, Convert.ToHexStringLower(Encoding.UTF8.GetBytes(grainId.ToString())) + ".json");

    private static byte[]? Read(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;

    private static string TagOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static void CheckTag(string path, string? known)
    {
        var stored = Read(path) is { } content ? TagOf(content) : null;
        if (stored != (string.IsNullOrEmpty(known) ? null : known))
            throw new InconsistentStateException($"The state in {path} was changed by another writer.", stored, known);
    }
}
