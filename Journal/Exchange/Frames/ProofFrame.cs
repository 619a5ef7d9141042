using System.Security.Cryptography;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Journal.Exchange.Frames;

/// <summary>Who this end is, and its node's signature over both hellos (hence both nonces, versions and organizers), its part in the
/// connection and its introduction. It fits this connection and this end of it alone.</summary>
sealed record ProofFrame(ReadOnlyMemory<byte> Introduction, ReadOnlyMemory<byte> Signature)
{
    private const int SignatureBytes = 64;

    private const string Purpose = "b2b-booking exchange";

    public static ProofFrame Sign(NodeKey key, in Transcript transcript, bool initiator, Incarnation own)
    {
        var introduction = own.ToPayload();
        return new ProofFrame(introduction, key.Sign(ToBeSigned(transcript, initiator, introduction)));
    }

    public bool IsSignedBy(Certificate certificate, in Transcript transcript, bool initiator) =>
        certificate.PublicKey.Verifies(ToBeSigned(transcript, initiator, Introduction.Span), Signature.Span);

    public byte[] ToFrame()
    {
        var writer = new PayloadWriter();
        writer.WriteByte(FrameType.Proof);
        writer.WriteBytes(Introduction.Span);
        writer.WriteRaw(Signature.Span);
        return writer.ToArray();
    }

    public static ProofFrame Read(ReadOnlySpan<byte> body)
    {
        var reader = new PayloadReader(body);
        var proof = new ProofFrame(reader.ReadBytes().ToArray(), reader.ReadRaw(SignatureBytes).ToArray());
        reader.ReadEnd();
        return proof;
    }

    private static byte[] ToBeSigned(in Transcript transcript, bool initiator, ReadOnlySpan<byte> introduction)
    {
        var writer = new PayloadWriter();
        writer.WriteString(Purpose);
        writer.WriteBool(initiator);
        writer.WriteRaw(SHA256.HashData(transcript.InitiatorHello));
        writer.WriteRaw(SHA256.HashData(transcript.ResponderHello));
        writer.WriteRaw(SHA256.HashData(introduction));
        return writer.ToArray();
    }
}

/// <summary>The two hellos as they were sent.</summary>
readonly record struct Transcript(byte[] InitiatorHello, byte[] ResponderHello);
