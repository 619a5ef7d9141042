using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Streams;

/// <summary>A last-writer-wins register: the write with the highest stamp counts, in whatever order writes arrive.
/// It keeps the winning payload's bytes, so that a snapshot needs no second codec.</summary>
public sealed class LastWrite<T>(Func<ReadOnlyMemory<byte>, T> decode)
{
    private Stamp _stamp;
    private ReadOnlyMemory<byte> _payload;

    public T? Value { get; private set; }

    public bool IsWritten { get; private set; }

    public void Write(Entry entry) => Write(entry.Payload, Stamp.Of(entry));

    /// <summary>Adds itself to a snapshot.</summary>
    public void Write(ref PayloadWriter writer)
    {
        writer.WriteBool(IsWritten);
        if (!IsWritten) return;
        _stamp.Write(ref writer);
        writer.WriteBytes(_payload.Span);
    }

    public void Read(ref PayloadReader reader)
    {
        if (!reader.ReadBool()) return;
        var stamp = Stamp.Read(ref reader);
        Write(reader.ReadBytes().ToArray(), stamp);
    }

    private void Write(ReadOnlyMemory<byte> payload, Stamp stamp)
    {
        // Read in any case: whether this version understands an entry must not hang on what came before it.
        var value = decode(payload);
        if (IsWritten && stamp <= _stamp) return;
        (Value, _payload, _stamp, IsWritten) = (value, payload, stamp, true);
    }
}
