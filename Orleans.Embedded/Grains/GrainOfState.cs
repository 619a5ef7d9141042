using System.Diagnostics.CodeAnalysis;
using Orleans.Core;
using Orleans.Runtime;

namespace Orleans;

/// <summary>A grain with one state, kept in the storage that <c>[StorageProvider]</c> names, or the default one.</summary>
public class Grain<TGrainState> : Grain
{
    [AllowNull]
    private IStorage<TGrainState> _storage;

    protected Grain()
    {
        var activation = (Activation)RuntimeContext.Current!;
        activation.ObservableLifecycle.Subscribe(
            nameof(Grain<>), GrainLifecycleStage.SetupState, cancellationToken =>
            {
                _storage = activation.Silo.GetStorage<TGrainState>(activation);
                return _storage.ReadStateAsync(cancellationToken);
            });
    }

    protected Grain(IStorage<TGrainState> storage) => _storage = storage;

    protected TGrainState State
    {
        get => _storage.State;
        set => _storage.State = value;
    }

    protected virtual Task ReadStateAsync() => _storage.ReadStateAsync();

    protected virtual Task WriteStateAsync() => _storage.WriteStateAsync();

    protected virtual Task ClearStateAsync() => _storage.ClearStateAsync();
}
