using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Notes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Notes;

/// <summary>One writing of a note that nothing known has replaced.</summary>
public sealed record NoteVersion(EntryName Name, HybridTime Time, UserId Author, NoteSubject Subject, string Text);

/// <summary>A multi-value register: a writing replaces what its author had seen, and whatever was written apart stays beside it.
/// What is replaced may arrive after what replaces it, so that is remembered.</summary>
public sealed class Note
{
    private readonly Dictionary<EntryName, NoteVersion> _versions = [];
    private readonly EntryFrontier _replaced = new();

    /// <summary>The writings that stand, the latest first; a deletion is an empty one.</summary>
    public ImmutableArray<NoteVersion> Versions =>
        [.. _versions.Values.OrderByDescending(v => v.Time).ThenByDescending(v => v.Name.Origin.Value).ThenByDescending(v => v.Name.Seq)];

    /// <summary>What a writing must name to replace all that stands here.</summary>
    public ImmutableArray<EntryName> Seen => [.. Versions.Select(v => v.Name)];

    public bool Knows(EntryName name) => _versions.ContainsKey(name) || _replaced.Covers(name);

    public void Apply(NoteVersion version, ImmutableArray<EntryName> replaces)
    {
        _replaced.Include(replaces);
        if (!_replaced.Covers(version.Name)) _versions[version.Name] = version;
        foreach (var name in _versions.Keys.Where(_replaced.Covers).ToList()) _versions.Remove(name);
    }

    public void Write(ref PayloadWriter writer)
    {
        _replaced.Write(ref writer);
        writer.WriteCount(_versions.Count);
        foreach (var version in _versions.Values)
        {
            writer.WriteEntryName(version.Name);
            writer.WriteInt64(version.Time.Value);
            writer.WriteString(version.Author.Value);
            writer.WriteString(version.Subject.Show.Value);
            writer.WriteString(version.Subject.Seller.Value);
            writer.WriteOptionalString(version.Subject.Code);
            writer.WriteString(version.Text);
        }
    }

    public static Note Read(ref PayloadReader reader)
    {
        var note = new Note();
        note._replaced.Include(EntryFrontier.Read(ref reader).Names);
        for (var left = reader.ReadCount(leastBytes: 20); left > 0; left--)
        {
            var (name, time, author) = (reader.ReadEntryName(), new HybridTime(reader.ReadInt64()), new UserId(reader.ReadString()));
            var subject = new NoteSubject(new ShowId(reader.ReadString()), new SellerId(reader.ReadString()), reader.ReadOptionalString());
            note._versions.Add(name, new NoteVersion(name, time, author, subject, reader.ReadString()));
        }

        return note;
    }
}
