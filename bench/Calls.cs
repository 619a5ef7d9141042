using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;

namespace B2BBooking.Bench;

public interface IEchoGrain : IGrainWithIntegerKey
{
    ValueTask<int> EchoAsync(int value);
}

public sealed class EchoGrain : Grain, IEchoGrain
{
    public ValueTask<int> EchoAsync(int value) => new(value);
}

/// <summary>Calls of an empty grain method on the runtime alone: 100 grains, 200 callers.</summary>
sealed class Calls : IScenario
{
    private const int Grains = 100;
    private const int Callers = 200;
    private const int CallsARun = 4_000_000;

    public string Name => "calls";

    public async IAsyncEnumerable<Result> MeasureAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo => silo.UseLocalhostClustering());
        using var host = builder.Build();
        await host.StartAsync();
        var factory = host.Services.GetRequiredService<IGrainFactory>();
        var grains = Enumerable.Range(0, Grains).Select(i => factory.GetGrain<IEchoGrain>(i)).ToArray();
        yield return new("grain calls of the embedded runtime", "calls/s", await Runs.OfAsync(() => RateAsync(grains)), Goal.AtLeast(1_000_000));
        await host.StopAsync();
    }

    private static Task<double> RateAsync(IEchoGrain[] grains) =>
        Runs.RateAsync(Callers, CallsARun, i => Settle(grains[i % Grains].EchoAsync(i)));

    private static Task Settle(ValueTask<int> call) => call.IsCompletedSuccessfully ? Task.CompletedTask : call.AsTask();
}
