namespace B2BBooking.Simulation.Tests;

/// <summary>Runs whole simulations.</summary>
static class Simulator
{
    /// <summary>Steps of 100 ms in which people work and things break.</summary>
    public const int Steps = 100;

    /// <exception cref="SimulationException">A promise was broken.</exception>
    public static SimWorld Run(int seed, Mutation mutation = Mutation.None)
    {
        var world = new SimWorld(seed, mutation);
        world.Run(Steps);
        world.Heal();
        Checks.All(world);
        foreach (var node in world.Nodes.Concat(world.Forgers?.Twins ?? [])) node.Crash();
        return world;
    }
}
