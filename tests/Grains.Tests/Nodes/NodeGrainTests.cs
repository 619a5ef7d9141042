using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Grains.Interfaces.Values;
using static B2BBooking.Grains.Tests.Support.OpenShow;

namespace B2BBooking.Grains.Tests.Nodes;

public sealed class NodeGrainTests
{
    [Fact]
    public async Task State_OfANode_CountsItsEntriesByScope()
    {
        await using var host = await StartAsync();

        var state = await host.As<INodeGrain>(Caller.System, GrainKeys.Single).StateAsync();

        Assert.Equal(host.Journal.Origin, state.Incarnation);
        Assert.Equal("memory", state.JournalKind);
        Assert.Equal(2, state.Scopes.Single(scope => scope.Scope == Scope.Public(Spring)).Entries);
        Assert.Equal(state.Entries, state.Scopes.Sum(scope => scope.Entries));
        Assert.True(state.JournalBytes > 0);
        Assert.Single(state.Problems);
    }
}
