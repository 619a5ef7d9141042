using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>A state of one activation over a storage. Operations run in the order in which they were asked for.</summary>
internal sealed class PersistentState<TState>(string name, Activation activation, IGrainStorage storage) : IPersistentState<TState>
{
    private readonly GrainState<TState> _state = new();
    private Task _last = Task.CompletedTask;

    public TState State
    {
        get => _state.State;
        set => _state.State = value;
    }

    public string? Etag => _state.ETag;

    public bool RecordExists => _state.RecordExists;

    public Task ReadStateAsync() => Enqueue(() => storage.ReadStateAsync(name, activation.GrainId, _state));

    public Task WriteStateAsync() => Enqueue(() => storage.WriteStateAsync(name, activation.GrainId, _state));

    public Task ClearStateAsync() => Enqueue(() => storage.ClearStateAsync(name, activation.GrainId, _state));

    private Task Enqueue(Func<Task> operation) => _last = After(_last, operation);

    private static async Task After(Task previous, Func<Task> operation)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await operation();
    }
}
