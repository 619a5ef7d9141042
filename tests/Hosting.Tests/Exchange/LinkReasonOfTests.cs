using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Hosting.Exchange;
using B2BBooking.Journal.Exchange;

namespace B2BBooking.Hosting.Tests.Exchange;

public sealed class LinkReasonOfTests
{
    [Theory]
    [InlineData(ExchangeEndCode.Other, "link.protocol(what happened)")]
    [InlineData(ExchangeEndCode.NotThisProtocol, "link.not-a-node(what happened)")]
    [InlineData(ExchangeEndCode.UnsupportedVersion, "link.version")]
    [InlineData(ExchangeEndCode.OtherOrganizer, "link.other-organizer")]
    [InlineData(ExchangeEndCode.OwnSelf, "link.itself")]
    [InlineData(ExchangeEndCode.CertificateExpired, "link.certificate-ended(what happened)")]
    [InlineData(ExchangeEndCode.ClockOff, "link.clock-off(what happened)")]
    [InlineData(ExchangeEndCode.NotCertified, "link.certificate(what happened)")]
    [InlineData(ExchangeEndCode.NotProven, "link.certificate(what happened)")]
    [InlineData(ExchangeEndCode.HandshakeTimeout, "link.lost")]
    [InlineData(ExchangeEndCode.BadFrame, "link.protocol(what happened)")]
    [InlineData(ExchangeEndCode.WindowExceeded, "link.protocol(what happened)")]
    [InlineData(ExchangeEndCode.Silent, "link.lost")]
    [InlineData(ExchangeEndCode.Replaced, null)]
    [InlineData(ExchangeEndCode.GoingAway, "link.stopping")]
    [InlineData(ExchangeEndCode.Cut, "link.cut-there")]
    public void End_IsSaidAs(ExchangeEndCode code, string? said)
    {
        var reason = LinkReasonOf.End(new ExchangeEnd(code, "what happened"));
        Assert.Equal(said, reason?.ToString());
        if (reason is not null) Assert.Contains(reason.Code, LinkReasons.All);
    }

    [Fact]
    public void Refusals_AreWhatAnotherTryWouldNotChange()
    {
        ExchangeEndCode[] passing = [ExchangeEndCode.Other, ExchangeEndCode.HandshakeTimeout, ExchangeEndCode.Silent, ExchangeEndCode.Replaced, ExchangeEndCode.GoingAway];
        Assert.Equal(Enum.GetValues<ExchangeEndCode>().Except(passing), Enum.GetValues<ExchangeEndCode>().Where(c => LinkReasonOf.IsRefusal(new ExchangeEnd(c, ""))));
    }
}
