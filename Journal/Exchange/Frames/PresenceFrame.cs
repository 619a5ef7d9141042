using B2BBooking.Journal.Encoding;

namespace B2BBooking.Journal.Exchange.Frames;

/// <summary>Which nodes the sender, a server, has heard lately, and how long ago. Seconds are rounded up: handed round in a circle they
/// only grow older, so nobody stays heard by being told of.</summary>
static class PresenceFrame
{
    private const int NodeBytes = 64;

    public static byte[] Write(IReadOnlyList<(string Node, TimeSpan Ago)> heard)
    {
        var writer = new PayloadWriter();
        writer.WriteByte(FrameType.Presence);
        writer.WriteCount(Math.Min(heard.Count, NodesHeard.Most));
        foreach (var (node, ago) in heard.Take(NodesHeard.Most))
        {
            writer.WriteString(node);
            writer.WriteCount((int)Math.Ceiling(Math.Max(ago.TotalSeconds, 0)));
        }

        return writer.ToArray();
    }

    public static IReadOnlyList<(string Node, TimeSpan Ago)> Read(ReadOnlySpan<byte> body)
    {
        var reader = new PayloadReader(body);
        var count = reader.ReadCount(leastBytes: 2);
        if (count > NodesHeard.Most) throw PayloadReader.Fail("Too many nodes are named", 0);
        var heard = new List<(string, TimeSpan)>(count);
        for (var i = 0; i < count; i++)
        {
            var start = reader.Offset;
            var node = reader.ReadString();
            if (reader.Offset - start > NodeBytes + 1) throw PayloadReader.Fail("The name of a node is too long", start);
            var seconds = reader.ReadUInt64();
            if (seconds > int.MaxValue) throw PayloadReader.Fail("A time is out of range", start);
            heard.Add((node, TimeSpan.FromSeconds(seconds)));
        }

        reader.ReadEnd();
        return heard;
    }
}
