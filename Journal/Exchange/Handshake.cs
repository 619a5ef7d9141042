using System.Security.Cryptography;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Exchange.Frames;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Journal.Exchange;

/// <summary>Mutual proof of identity. Both say hello, which names nobody; then the one that was called proves itself first, so that
/// a laptop shows its certificate, which names its group, only to a node of its organizer. Why so: Exchange/DESIGN.md.</summary>
sealed class Handshake(NodeIdentity identity, Incarnation own, bool initiator, ReadOnlyMemory<byte> nonce, ExchangeOptions options)
{
    public const int Major = 1;

    public const int Minor = 0;

    private byte[] _ownHello = [];
    private byte[] _peerHello = [];
    private HelloFrame? _hello;
    private Moment _helloAt;
    private bool _mustProve;

    public ExchangePeer? Peer { get; private set; }

    /// <summary>The other end speaks this protocol.</summary>
    public bool HasHello => _hello is not null;

    /// <summary>A node that has proven who it is, and is not taken because its certificates do not hold now.</summary>
    public ExchangePeer? Lapsed { get; private set; }

    /// <summary>Bytes of runs that the peer takes at a time.</summary>
    public int PeerWindow => _hello!.Window;

    /// <summary>Both ends are proven, and this one has said all it has to.</summary>
    public bool IsDone => Peer is not null && !_mustProve;

    private Transcript Transcript => initiator ? new(_ownHello, _peerHello) : new(_peerHello, _ownHello);

    /// <summary>The next frame to send, or null.</summary>
    public byte[]? NextFrame(Moment now)
    {
        if (_ownHello.Length == 0 && (initiator || _hello is not null)) return _ownHello = OwnHello(now);
        if (!_mustProve || _ownHello.Length == 0) return null;
        _mustProve = false;
        return ProofFrame.Sign(identity.Key, Transcript, initiator, own).ToFrame();
    }

    /// <returns>Why the connection cannot go on, or null.</returns>
    public ExchangeEnd? Receive(ReadOnlyMemory<byte> frame, Moment now)
    {
        if (_hello is null) return ReceiveHello(frame.Span, now);
        if (frame.Span[0] != FrameType.Proof || Peer is not null || _ownHello.Length == 0)
            return new(ExchangeEndCode.BadFrame, "A frame came before the handshake was done.");
        return ReceiveProof(ProofFrame.Read(frame.Span[1..]), now);
    }

    private ExchangeEnd? ReceiveHello(ReadOnlySpan<byte> frame, Moment now)
    {
        if (!HelloFrame.IsHello(frame))
            return new(ExchangeEndCode.NotThisProtocol, "What answers there does not speak this protocol. Check the address, and whether the network asks for a sign-in first.");
        var major = HelloFrame.MajorOf(frame);
        if (major != Major)
            return new(ExchangeEndCode.UnsupportedVersion, $"This node speaks version {Major} of the exchange and the other node version {major}. Update {(major > Major ? "this node" : "the other node")}.");
        var hello = HelloFrame.Read(frame);
        if (!hello.Root.Span.SequenceEqual(identity.Root.PublicKey.Fingerprint))
            return new(ExchangeEndCode.OtherOrganizer, "The other node belongs to another organizer. Check the address.");
        (_hello, _helloAt, _peerHello) = (hello, now, frame.ToArray());
        if (hello.Nonce.Span.SequenceEqual(nonce.Span)) return OwnSelf();
        _mustProve = !initiator;
        return null;
    }

    private ExchangeEnd? ReceiveProof(ProofFrame proof, Moment now)
    {
        var incarnation = Incarnation.FromPayload(proof.Introduction.Span);
        if (incarnation.Origin == own.Origin) return OwnSelf();
        if (Certified(incarnation) is { } end) return end;
        var node = incarnation.Chain.Node;
        if (!proof.IsSignedBy(node, Transcript, !initiator))
            return new(ExchangeEndCode.NotProven, $"The other node has not proven that it is {node.Subject}.");
        var peer = new ExchangePeer(node.Subject, node.Role, incarnation, _hello!.Software, _hello.Clock - _helloAt.Wall);
        if (incarnation.Chain.NotValidAt(identity.Root, now.Wall) is { } invalid)
        {
            Lapsed = peer;
            return NotValid(invalid, incarnation.Chain, now.Wall);
        }

        Peer = peer;
        _mustProve = initiator;
        return null;
    }

    private ExchangeEnd? Certified(Incarnation incarnation)
    {
        try
        {
            incarnation.Verify(identity.Root);
        }
        catch (IdentityException e)
        {
            return new(ExchangeEndCode.NotCertified, e.Message);
        }

        var node = incarnation.Chain.Node;
        return node.Role is NodeRole.Central or NodeRole.Venue or NodeRole.Laptop
            ? null
            : new(ExchangeEndCode.NotCertified, $"The certificate of {node.Subject} is of role {node.Role}, which exchanges nothing.");
    }

    private ExchangeEnd NotValid(Certificate invalid, CertificateChain chain, DateTimeOffset now)
    {
        var holds = $"The certificate of {invalid.Subject} is valid from {invalid.NotBefore:u} until {invalid.NotAfter:u}";
        return chain.NotValidAt(identity.Root, _hello!.Clock) is null
            ? new(ExchangeEndCode.ClockOff, $"{holds}. By the clock of {identity.NodeId} it is {now:u}, by that of {chain.Node.Subject} {_hello.Clock:u}. Set the one that is wrong.")
            : new(ExchangeEndCode.CertificateExpired, $"{holds}, and it is {now:u}. Enrol {chain.Node.Subject} anew and start it with the same data folder: it has kept everything, and hands it over then.");
    }

    private static ExchangeEnd OwnSelf() => new(ExchangeEndCode.OwnSelf, "This node has reached itself. Take its own address out of those that it connects to.");

    private byte[] OwnHello(Moment now) =>
        new HelloFrame(Major, Minor, identity.Root.PublicKey.Fingerprint, nonce, now.Wall, options.WindowBytes, options.Software).ToFrame();
}
