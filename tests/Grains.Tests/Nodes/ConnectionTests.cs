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

    private static LinkState Closed(string id, LinkReason? reason) => new(id, id, "", "", LinkStatus.Connecting, reason, 0, 0, null, null);
}
