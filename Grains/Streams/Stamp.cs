using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Streams;

/// <summary>The place of an entry in one order that every node agrees on: time, then origin, then sequence.
/// In a stream with one writer it is the order of writing, across the writer's incarnations too.</summary>
public readonly record struct Stamp(HybridTime Time, OriginId Origin, long Seq) : IComparable<Stamp>
{
    public static Stamp Of(Entry entry) => new(entry.Time, entry.Origin, entry.Seq);

    public static Stamp Read(ref PayloadReader reader)
    {
        var time = new HybridTime(reader.ReadInt64());
        var name = reader.ReadEntryName();
        return new Stamp(time, name.Origin, name.Seq);
    }

    public void Write(ref PayloadWriter writer)
    {
        writer.WriteInt64(Time.Value);
        writer.WriteEntryName(new EntryName(Origin, Seq));
    }

    public int CompareTo(Stamp other)
    {
        var byTime = Time.CompareTo(other.Time);
        if (byTime != 0) return byTime;
        var byOrigin = Origin.Value.CompareTo(other.Origin.Value);
        return byOrigin != 0 ? byOrigin : Seq.CompareTo(other.Seq);
    }

    public static bool operator <(Stamp left, Stamp right) => left.CompareTo(right) < 0;

    public static bool operator >(Stamp left, Stamp right) => left.CompareTo(right) > 0;

    public static bool operator <=(Stamp left, Stamp right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Stamp left, Stamp right) => left.CompareTo(right) >= 0;
}
