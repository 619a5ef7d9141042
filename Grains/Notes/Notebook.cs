using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Notes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Notes;

/// <summary>The notes of a group at a show, or of a person.</summary>
public sealed class Notebook : IStreamState<Notebook>
{
    private readonly Dictionary<Guid, Note> _notes = [];

    public static int RulesVersion => 1;

    public int Size => _notes.Count;

    public static Notebook Empty(StreamName stream) => new();

    public static Notebook Read(StreamName stream, ref PayloadReader reader)
    {
        var notebook = new Notebook();
        for (var left = reader.ReadCount(leastBytes: 18); left > 0; left--) notebook._notes.Add(reader.ReadGuid(), Note.Read(ref reader));
        return notebook;
    }

    public void Write(ref PayloadWriter writer)
    {
        writer.WriteCount(_notes.Count);
        foreach (var (id, note) in _notes)
        {
            writer.WriteGuid(id);
            note.Write(ref writer);
        }
    }

    public Note? Find(Guid noteId) => _notes.GetValueOrDefault(noteId);

    public bool Apply(Entry entry)
    {
        if (entry.Kind != NoteEntries.Written) return false;
        var written = NoteEntries.Read(entry.Payload);
        if (!_notes.TryGetValue(written.NoteId, out var note)) _notes.Add(written.NoteId, note = new Note());
        note.Apply(new NoteVersion(entry.Name, entry.Time, new UserId(entry.Actor), written.Subject, written.Text), entry.Causes);
        return true;
    }

    /// <summary>The notes that have a text, the one written last first.</summary>
    public ImmutableArray<NoteView> List(Func<UserId, string> nameOf) =>
        [.. _notes.Where(n => n.Value.Versions.Any(v => v.Text.Length > 0))
            .OrderByDescending(n => n.Value.Versions[0].Time)
            .Select(n => View(n.Key, n.Value, nameOf))];

    /// <summary>A note; without texts where it is deleted.</summary>
    public NoteView View(Guid noteId, Func<UserId, string> nameOf) => View(noteId, _notes[noteId], nameOf);

    private static NoteView View(Guid id, Note note, Func<UserId, string> nameOf)
    {
        var texts = note.Versions.Where(v => v.Text.Length > 0)
            .Select(v => new NoteText(v.Text, new ChangeMade(v.Author, nameOf(v.Author), v.Time.Wall, ForGroup: false)));
        return new NoteView(id, note.Versions[0].Subject, [.. texts], note.Seen);
    }
}
