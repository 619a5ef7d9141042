using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>Who answers calls to an id; activates a grain at its first call.</summary>
internal sealed class ActivationDirectory(Silo silo)
{
    private readonly ConcurrentDictionary<GrainId, CallTarget> _targets = new();

    public IEnumerable<CallTarget> Targets => _targets.Select(pair => pair.Value);

    public IEnumerable<Activation> Activations => Targets.SelectMany(target => target switch
    {
        Activation activation => [activation],
        StatelessWorkers workers => workers.Activations,
        _ => (IEnumerable<Activation>)[],
    });

    public CallTarget Find(GrainId id) => _targets.TryGetValue(id, out var target) ? target : Create(id);

    public bool TryFind(GrainId id, out CallTarget? target) => _targets.TryGetValue(id, out target);

    public void Add(GrainId id, CallTarget target) => _targets[id] = target;

    public void Remove(GrainId id, CallTarget target) => _targets.TryRemove(KeyValuePair.Create(id, target));

    private CallTarget Create(GrainId id)
    {
        if (id.Type == LocalObject.Type)
        {
            throw new ClientNotAvailableException(id);
        }

        var grainClass = silo.GrainClasses.Get(id.Type);
        return _targets.GetOrAdd(id, grainClass.MaxLocalWorkers is { } max
            ? new StatelessWorkers(silo, id, grainClass, max)
            : new Activation(silo, id, grainClass, ended => Remove(id, ended)));
    }
}
