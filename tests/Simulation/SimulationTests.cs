using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace B2BBooking.Simulation.Tests;

public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Seeds = 2000;

    private const int InChunk = 100;

    /// <summary>In parts, so that one can see how far it is.</summary>
    [Theory]
    [MemberData(nameof(Chunks))]
    public void Seeds_OfAChunk_KeepEveryPromise(int first) => Run(Enumerable.Range(first, InChunk), TimeSpan.MaxValue);

    public static TheoryData<int> Chunks()
    {
        var data = new TheoryData<int>();
        for (var first = 1; first <= Seeds; first += InChunk) data.Add(first);
        return data;
    }

    [Theory]
    [InlineData(3)]
    [InlineData(77)]
    public void Seed_RunTwice_DoesTheSame(int seed)
    {
        var (first, second) = (Simulator.Run(seed), Simulator.Run(seed));
        Assert.Equal((first.Frames, first.Members.Answers, first.Members.Lost, first.Clock.Running), (second.Frames, second.Members.Answers, second.Members.Lost, second.Clock.Running));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(15)]
    public void Seed_OfMixedVersions_HasCartsThatSomeNodesDoNotUnderstand(int seed)
    {
        var world = new SimWorld(seed);
        world.Run(Simulator.Steps);
        world.Heal();
        Assert.Contains(world.Nodes, n => !n.IsNewer && Organizer.Groups.Any(g => n.CartOf(Organizer.ScopeOf(g)).IsReadOnly));
        Checks.All(world);
    }

    /// <summary>One seed again: <c>SIMULATION_SEED=n</c>.</summary>
    [SkippableFact]
    public void Replay()
    {
        var seed = Environment.GetEnvironmentVariable("SIMULATION_SEED");
        Skip.If(seed is null, "SIMULATION_SEED names no seed.");
        Simulator.Run(int.Parse(seed!, CultureInfo.InvariantCulture));
    }

    /// <summary>As long as one likes, from a seed that differs each time: <c>SIMULATION_MINUTES=n</c>, started by <c>run</c>.</summary>
    [SkippableFact]
    public void LongRun()
    {
        var minutes = Environment.GetEnvironmentVariable("SIMULATION_MINUTES");
        Skip.If(minutes is null, "SIMULATION_MINUTES says no time.");
        var first = int.Parse(Environment.GetEnvironmentVariable("SIMULATION_FIRST") ?? "1000000", CultureInfo.InvariantCulture);
        Run(Enumerable.Range(first, int.MaxValue - first), TimeSpan.FromMinutes(double.Parse(minutes!, CultureInfo.InvariantCulture)));
    }

    private void Run(IEnumerable<int> seeds, TimeSpan time)
    {
        var (failures, started) = (new ConcurrentQueue<string>(), Stopwatch.GetTimestamp());
        var (done, answers, lost, frames) = (0L, 0L, 0L, 0L);
        var partitioned = Partitioner.Create(seeds, EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(partitioned, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, (seed, loop) =>
        {
            if (failures.Count >= 5 || Stopwatch.GetElapsedTime(started) > time)
            {
                loop.Stop();
                return;
            }

            try
            {
                var world = Simulator.Run(seed);
                Interlocked.Increment(ref done);
                Interlocked.Add(ref answers, world.Members.Answers);
                Interlocked.Add(ref lost, world.Members.Lost);
                Interlocked.Add(ref frames, world.Frames);
            }
            catch (Exception e)
            {
                failures.Enqueue($"Seed {seed}: {e}");
            }
        });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{done} seeds: {answers} commands answered, {lost} lost with disks that were put back, {frames} frames, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s."));
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures.Take(5)));
    }
}
