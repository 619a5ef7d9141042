using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Journal.Exchange;

namespace B2BBooking.Hosting.Exchange;

/// <summary>What the end of a connection means to whoever looks after the node.</summary>
static class LinkReasonOf
{
    public static LinkReason? End(ExchangeEnd end) => end.Code switch
    {
        ExchangeEndCode.NotThisProtocol => LinkReason.Of(LinkReasons.NotANode, end.Text),
        ExchangeEndCode.UnsupportedVersion => LinkReason.Of(LinkReasons.Version),
        ExchangeEndCode.OtherOrganizer => LinkReason.Of(LinkReasons.OtherOrganizer),
        ExchangeEndCode.OwnSelf => LinkReason.Of(LinkReasons.Itself),
        ExchangeEndCode.CertificateExpired => LinkReason.Of(LinkReasons.CertificateEnded, end.Text),
        ExchangeEndCode.ClockOff => LinkReason.Of(LinkReasons.ClockOff, end.Text),
        ExchangeEndCode.NotCertified or ExchangeEndCode.NotProven =>
            LinkReason.Of(LinkReasons.Certificate, end.Text),
        ExchangeEndCode.BadFrame or ExchangeEndCode.WindowExceeded or ExchangeEndCode.Other => LinkReason.Of(LinkReasons.Protocol, end.Text),
        ExchangeEndCode.GoingAway => LinkReason.Of(LinkReasons.Stopping),
        ExchangeEndCode.Cut => LinkReason.Of(LinkReasons.CutThere),
        ExchangeEndCode.Replaced => null,
        _ => LinkReason.Of(LinkReasons.Lost),
    };

    /// <summary>Whether trying again soon is of use: what another does not believe today it will not believe in a second.</summary>
    public static bool IsRefusal(ExchangeEnd end) => end.Code is ExchangeEndCode.NotThisProtocol or ExchangeEndCode.UnsupportedVersion
        or ExchangeEndCode.OtherOrganizer or ExchangeEndCode.OwnSelf or ExchangeEndCode.CertificateExpired or ExchangeEndCode.ClockOff
        or ExchangeEndCode.NotCertified or ExchangeEndCode.NotProven or ExchangeEndCode.BadFrame or ExchangeEndCode.WindowExceeded or ExchangeEndCode.Cut;
}
