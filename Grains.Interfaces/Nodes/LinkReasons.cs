namespace B2BBooking.Grains.Interfaces.Nodes;

/// <summary>Every code of a <see cref="LinkReason"/>. Codes are stable: pages translate them. The comment names the arguments, in order.</summary>
public static class LinkReasons
{
    /// <summary>what the system says: nobody answers at the address.</summary>
    public const string Unreachable = "link.unreachable";

    /// <summary>what answered: not a node but a page, such as the sign-in of a guest network.</summary>
    public const string CaptivePortal = "link.captive-portal";

    /// <summary>what answered: a server, but none of B2B-Booking.</summary>
    public const string NotANode = "link.not-a-node";

    /// <summary>A node of another organizer.</summary>
    public const string OtherOrganizer = "link.other-organizer";

    /// <summary>what is wrong: this node's certificate, or the other's, is none that the organizer vouches for.</summary>
    public const string Certificate = "link.certificate";

    /// <summary>whose and when: a certificate has ended, this node's or the other's. What is entered meanwhile is kept.</summary>
    public const string CertificateEnded = "link.certificate-ended";

    /// <summary>which clocks: a certificate holds by one node's clock and not by the other's.</summary>
    public const string ClockOff = "link.clock-off";

    /// <summary>what is wrong: the transport's own certificate (TLS) is not trusted here.</summary>
    public const string Tls = "link.tls";

    /// <summary>The two versions have no format in common: update the older one.</summary>
    public const string Version = "link.version";

    /// <summary>The address leads back to this node.</summary>
    public const string Itself = "link.itself";

    /// <summary>The link was cut by hand at the other side.</summary>
    public const string CutThere = "link.cut-there";

    /// <summary>what is wrong: this node's journal cannot be written, e.g. its disk is full.</summary>
    public const string JournalHere = "link.journal-here";

    /// <summary>The other node's journal cannot be written.</summary>
    public const string JournalThere = "link.journal-there";

    /// <summary>what was sent: the other side broke the protocol.</summary>
    public const string Protocol = "link.protocol";

    /// <summary>The other side was not heard for too long, or the connection broke.</summary>
    public const string Lost = "link.lost";

    /// <summary>The other node stops.</summary>
    public const string Stopping = "link.stopping";

    public static IReadOnlyList<string> All { get; } =
    [
        Unreachable, CaptivePortal, NotANode, OtherOrganizer, Certificate, CertificateEnded, ClockOff, Tls, Version, Itself, CutThere, JournalHere, JournalThere, Protocol, Lost, Stopping,
    ];
}
