namespace B2BBooking.Simulation.Tests;

/// <summary>The checkers themselves: each bug that is put in on purpose is found within a few seeds.</summary>
public sealed class MutationTests
{
    [Theory]
    [InlineData(Mutation.AnswersBeforeDurable, "is lost")]
    [InlineData(Mutation.LastWriteWins, "and other carts|should be")]
    [InlineData(Mutation.RepeatsCommands, "times")]
    [InlineData(Mutation.CountsEntriesTwice, "and other carts|should be")]
    [InlineData(Mutation.SkipsScopes, "may not hold")]
    [InlineData(Mutation.AcknowledgesBeforeDurable, "not on its disk|come to rest|do not hold the same")]
    [InlineData(Mutation.ForgetsForks, "reports")]
    public void Bug_PutInOnPurpose_IsFound(Mutation mutation, string found)
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            try
            {
                Simulator.Run(seed, mutation);
            }
            catch (SimulationException e)
            {
                Assert.Contains(found.Split('|'), part => e.Message.Contains(part, StringComparison.Ordinal));
                return;
            }
        }

        Assert.Fail($"{mutation} was not found in 60 seeds.");
    }
}
