using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Shows;

/// <summary>A show; the last definition counts.</summary>
public sealed class Show : IStreamState<Show>
{
    private readonly LastWrite<ShowDefinition> _definition = new(ShowEntries.ReadDefined);

    public static int RulesVersion => 2;

    public ShowDefinition? Definition => _definition.Value;

    public int Size => 1;

    public static Show Empty(StreamName stream) => new();

    public static Show Read(StreamName stream, ref PayloadReader reader)
    {
        var show = new Show();
        show._definition.Read(ref reader);
        return show;
    }

    public void Write(ref PayloadWriter writer) => _definition.Write(ref writer);

    public bool Apply(Entry entry)
    {
        if (entry.Kind != ShowEntries.Defined) return false;
        _definition.Write(entry);
        return true;
    }
}
