namespace B2BBooking.Journal.Exchange;

/// <summary>Why a connection ended. The numbers are part of the protocol.</summary>
public enum ExchangeEndCode
{
    /// <summary>A reason that this version has no name for; the text says it.</summary>
    Other = 0,

    /// <summary>The first bytes are not this protocol's: a captive portal, or another server.</summary>
    NotThisProtocol = 1,

    /// <summary>One of the two is too old for the other.</summary>
    UnsupportedVersion = 2,

    /// <summary>The other node belongs to another organizer.</summary>
    OtherOrganizer = 3,

    /// <summary>The node has reached itself.</summary>
    OwnSelf = 4,

    /// <summary>A certificate is not valid now.</summary>
    CertificateExpired = 5,

    /// <summary>A certificate would be valid if the two clocks agreed.</summary>
    ClockOff = 6,

    /// <summary>The certificates are not what the organizer's root vouches for.</summary>
    NotCertified = 7,

    /// <summary>The other end has not proven that the certificate is its own.</summary>
    NotProven = 8,

    /// <summary>The handshake took too long.</summary>
    HandshakeTimeout = 9,

    /// <summary>A frame that is not as its format says, or comes where it may not.</summary>
    BadFrame = 10,

    /// <summary>More was sent than the window allows.</summary>
    WindowExceeded = 11,

    /// <summary>Nothing was heard for too long.</summary>
    Silent = 12,

    /// <summary>The two nodes have another connection, which is kept.</summary>
    Replaced = 13,

    /// <summary>The node stops.</summary>
    GoingAway = 14,

    /// <summary>The link was cut by hand, to try what then happens.</summary>
    Cut = 15,
}

/// <param name="Text">What is wrong and what to do, in English, for logs and administrators.</param>
/// <param name="ByPeer">The other end has said so.</param>
public sealed record ExchangeEnd(ExchangeEndCode Code, string Text, bool ByPeer = false);
