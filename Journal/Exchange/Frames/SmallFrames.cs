using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Journal.Exchange.Frames;

/// <summary>An incarnation, before anything of it is sent to a node that may not know it.</summary>
static class IntroductionFrame
{
    public static byte[] Write(Incarnation incarnation) => [FrameType.Introduction, .. incarnation.ToPayload()];

    public static Incarnation Read(ReadOnlySpan<byte> body) => Incarnation.FromPayload(body);
}

/// <summary>How many bytes of runs the sender has done with since the connection began. A sum rather than a step: it cannot be counted twice.</summary>
static class CreditFrame
{
    public static byte[] Write(long done)
    {
        var writer = new PayloadWriter();
        writer.WriteByte(FrameType.Credit);
        writer.WriteUInt64((ulong)done);
        return writer.ToArray();
    }

    public static long Read(ReadOnlySpan<byte> body)
    {
        var reader = new PayloadReader(body);
        var done = reader.ReadUInt64();
        reader.ReadEnd();
        return done <= long.MaxValue ? (long)done : throw PayloadReader.Fail("A credit is out of range", 0);
    }
}

/// <summary>Whether the sender's store takes anything just now.</summary>
static class PauseFrame
{
    public static byte[] Write(bool paused) => [FrameType.Pause, paused ? (byte)1 : (byte)0];

    public static bool Read(ReadOnlySpan<byte> body)
    {
        var reader = new PayloadReader(body);
        var paused = reader.ReadBool();
        reader.ReadEnd();
        return paused;
    }
}

/// <summary>Sent when nothing else was for a while, with a time anchor that the other end may not have.</summary>
static class HeartbeatFrame
{
    private const int SignatureBytes = 64;

    public static byte[] Write(TimeAnchor? anchor)
    {
        var writer = new PayloadWriter();
        writer.WriteByte(FrameType.Heartbeat);
        writer.WriteBool(anchor is not null);
        if (anchor is null) return writer.ToArray();
        writer.WriteOrigin(anchor.By);
        writer.WriteTime(anchor.Time);
        writer.WriteRaw(anchor.Signature.Span);
        return writer.ToArray();
    }

    public static TimeAnchor? Read(ReadOnlySpan<byte> body)
    {
        var reader = new PayloadReader(body);
        var anchor = reader.ReadBool() ? new TimeAnchor(reader.ReadOrigin(), reader.ReadTime(), reader.ReadRaw(SignatureBytes).ToArray()) : null;
        reader.ReadEnd();
        return anchor;
    }
}
