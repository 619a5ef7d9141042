using System.Collections.Concurrent;

namespace B2BBooking.Runtime.Tests;

/// <summary>What grains tell the tests, and gates at which tests hold grains.</summary>
internal sealed class Probe
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();
    private readonly ConcurrentQueue<string> _events = new();

    public IReadOnlyList<string> Events => [.. _events];

    public void Record(string what) => _events.Enqueue(what);

    public int Count(string what) => _events.Count(e => e == what);

    public bool Has(string what) => _events.Contains(what);

    public Task Gate(string name) => GateOf(name).Task;

    public void Open(string name) => GateOf(name).TrySetResult();

    public Task Recorded(string what) => B2BBooking.Tests.Eventually.True(() => Has(what), $"\"{what}\" among: {string.Join(", ", Events)}");

    private TaskCompletionSource GateOf(string name) =>
        _gates.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
