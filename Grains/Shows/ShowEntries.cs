using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Shows;

/// <summary>Entries of stream <c>show</c> in the show's public scope.</summary>
public static class ShowEntries
{
    public const string Stream = "show";
    public const string Defined = "show.defined";

    private const byte Version = 2;

    /// <summary>Written while nothing is said about the close, so that nodes of the version before read on.</summary>
    private const byte VersionWithoutClose = 1;

    public static StreamName StreamOf(ShowId show) => new(Scope.Public(show), Stream);

    public static Draft Define(ShowDefinition show)
    {
        var writer = new PayloadWriter(show.Close is null ? VersionWithoutClose : Version);
        writer.WriteString(show.Name);
        writer.WriteString(show.Place);
        writer.WriteString(show.Currency);
        writer.WriteTime(show.Times.Before);
        writer.WriteTime(show.Times.During);
        writer.WriteTime(show.Times.After);
        writer.WriteTime(show.Times.Closed);
        writer.WriteOptionalString(show.Previous?.Value);
        writer.WriteString(show.TimeZone);
        if (show.Close is { } close)
        {
            writer.WriteInt32(close.GraceMinutes);
            writer.WriteBool(close.Review);
        }

        return new Draft(Defined, writer.ToArray(), []);
    }

    public static ShowDefinition ReadDefined(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        var version = reader.ReadVersion(Version);
        var (name, place, currency) = (reader.ReadString(), reader.ReadString(), reader.ReadString());
        var times = new StageTimes(reader.ReadTime(), reader.ReadTime(), reader.ReadTime(), reader.ReadTime());
        var previous = reader.ReadOptionalString() is { } id ? new ShowId(id) : (ShowId?)null;
        var zone = reader.ReadString();
        var close = version > VersionWithoutClose ? new CloseRule(reader.ReadInt32(), reader.ReadBool()) : null;
        var definition = new ShowDefinition(name, place, currency, times, previous, zone, close);
        reader.ReadEnd();
        return definition;
    }
}
