using B2BBooking.Tests;
using Orleans.Concurrency;

namespace B2BBooking.Runtime.Tests;

internal interface IWorkerGrain : IGrainWithStringKey
{
    Task<string> Work(string gate);
}

[StatelessWorker(2)]
internal sealed class WorkerGrain(Probe probe) : Grain, IWorkerGrain
{
    private readonly string _activation = Guid.NewGuid().ToString();

    public async Task<string> Work(string gate)
    {
        probe.Record($"{gate} started");
        await probe.Gate(gate);
        return _activation;
    }
}

public class StatelessWorkerTests(SharedCluster shared) : IClassFixture<SharedCluster>
{
    [Fact]
    public async Task Worker_OfTwo_RunsTwoCallsAtOnceAndNoMore()
    {
        var worker = shared.Cluster.Get<IWorkerGrain>("workers");
        var calls = Enumerable.Range(0, 3).Select(_ => worker.Work("work")).ToArray();
        await Eventually.True(() => shared.Cluster.Probe.Count("work started") == 2, "two calls at work");

        shared.Cluster.Probe.Open("work");
        var workers = await Eventually.Done(Task.WhenAll(calls), "all three calls");

        Assert.Equal(2, workers.Distinct().Count());
    }
}
