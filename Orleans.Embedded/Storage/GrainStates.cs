using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>What all storages do alike with a state.</summary>
internal static class GrainStates
{
    public static void SetAbsent<T>(IGrainState<T> state)
    {
        state.State = Activator.CreateInstance<T>();
        state.ETag = null!;
        state.RecordExists = false;
    }

    public static InconsistentStateException Inconsistent(string stateName, GrainId grainId, string? stored, string? current) =>
        new($"State \"{stateName}\" of grain {grainId} was changed by another: stored ETag {stored ?? "none"}, expected {current ?? "none"}.", stored, current);
}
