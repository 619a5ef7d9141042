using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Grains.Nodes;

namespace B2BBooking.Grains.Tests.Nodes;

public sealed class ConnectionTests
{
    private static readonly NodeDescription Laptop = new("laptop-1", "laptop");

    [Fact]
    public void Reason_OfSeveralClosedLinks_IsOneThatSomebodyHasToSeeTo()
    {
        var unreachable = LinkReason.Of(LinkReasons.Unreachable, "no answer");
        var stranger = LinkReason.Of(LinkReasons.NotANode, "HTTP status 404");
        Assert.Equal(stranger, Connection.Of(Laptop, [Closed("a", unreachable), Closed("b", stranger)], 0).Reason);
        Assert.Equal(unreachable, Connection.Of(Laptop, [Closed("a", unreachable), Closed("b", null)], 0).Reason);
        Assert.Null(Connection.Of(Laptop, [Closed("b", null)], 0).Reason);
    }

    [Fact]
    public void AmongLaptops_IsALaptopInTouchWithLaptopsAlone()
    {
        var (colleague, venue) = (Open("laptop-2", "laptop"), Open("venue-a", "venue"));
        Assert.True(Connection.Of(Laptop, [colleague], 0).IsAmongLaptops);
        Assert.False(Connection.Of(Laptop, [colleague, venue], 0).IsAmongLaptops);
        Assert.False(Connection.Of(Laptop, [Closed("a", null)], 0).IsAmongLaptops);
        Assert.False(Connection.Of(new NodeDescription("venue-a", "venue"), [colleague], 0).IsAmongLaptops);
    }

    private static LinkState Open(string peer, string role) => new(peer, "", peer, role, LinkStatus.InStep, null, 0, 0, null, null);

    private static LinkState Closed(string id, LinkReason? reason) => new(id, id, "", "", LinkStatus.Connecting, reason, 0, 0, null, null);
}
