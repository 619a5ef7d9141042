using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Entries;

namespace B2BBooking.Journal.Exchange.Frames;

/// <summary>Scopes and origins are spelled out when a direction of a connection first names them, and are numbers after that: 0, then
/// the name, which gets the next number; or its number. One table for each direction; frames are therefore made in the order in which they are sent.
/// A full table takes no more: further names are spelled out each time.</summary>
sealed class NameTable
{
    public const int Most = 65_536;

    private readonly Dictionary<string, int> _scopeNumbers = [];
    private readonly Dictionary<Guid, int> _originNumbers = [];
    private readonly List<Scope> _scopes = [];
    private readonly List<OriginId> _origins = [];

    public void Write(ref PayloadWriter writer, Scope scope)
    {
        if (_scopeNumbers.TryGetValue(scope.Value, out var number))
        {
            writer.WriteCount(number);
            return;
        }

        writer.WriteByte(0);
        writer.WriteString(scope.Value);
        if (_scopeNumbers.Count < Most) _scopeNumbers.Add(scope.Value, _scopeNumbers.Count + 1);
    }

    public void Write(ref PayloadWriter writer, OriginId origin)
    {
        if (_originNumbers.TryGetValue(origin.Value, out var number))
        {
            writer.WriteCount(number);
            return;
        }

        writer.WriteByte(0);
        writer.WriteOrigin(origin);
        if (_originNumbers.Count < Most) _originNumbers.Add(origin.Value, _originNumbers.Count + 1);
    }

    public Scope ReadScope(ref PayloadReader reader)
    {
        var number = ReadNumber(ref reader, _scopes.Count);
        if (number > 0) return _scopes[number - 1];
        var start = reader.Offset;
        var scope = new Scope(reader.ReadString());
        if (scope.Value.Length == 0 || reader.Offset - start > EntryLimits.NameBytes + 2)
            throw PayloadReader.Fail("A scope's name is empty or too long", start);
        if (_scopes.Count < Most) _scopes.Add(scope);
        return scope;
    }

    public OriginId ReadOrigin(ref PayloadReader reader)
    {
        var number = ReadNumber(ref reader, _origins.Count);
        if (number > 0) return _origins[number - 1];
        var origin = reader.ReadOrigin();
        if (_origins.Count < Most) _origins.Add(origin);
        return origin;
    }

    private static int ReadNumber(ref PayloadReader reader, int known)
    {
        var start = reader.Offset;
        var number = reader.ReadUInt64();
        return number <= (ulong)known ? (int)number : throw PayloadReader.Fail($"Name {number} of a table of {known} is used", start);
    }
}
