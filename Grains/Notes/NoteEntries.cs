using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Notes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Notes;

/// <summary>What an entry says of a note; the versions that it replaces are the entry's causes.</summary>
public sealed record WrittenNote(Guid NoteId, NoteSubject Subject, string Text);

/// <summary>Entries of stream <c>notes</c>, in a group's scope at a show or in a user's scope.</summary>
public static class NoteEntries
{
    public const string Written = "note.written";

    private const string Stream = "notes";
    private const byte Version = 1;

    public static StreamName StreamOf(ShowId show, GroupId group) => new(Scope.Group(show, group), Stream);

    public static StreamName StreamOf(UserId user) => new(Scope.User(user), Stream);

    public static Draft Write(WriteNote note)
    {
        var writer = new PayloadWriter(Version);
        writer.WriteGuid(note.NoteId);
        writer.WriteString(note.Subject.Show.Value);
        writer.WriteString(note.Subject.Seller.Value);
        writer.WriteOptionalString(note.Subject.Code);
        writer.WriteString(note.Text);
        return new Draft(Written, writer.ToArray(), note.Seen.IsDefault ? ImmutableArray<EntryName>.Empty : note.Seen);
    }

    public static WrittenNote Read(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        reader.ReadVersion(Version);
        var id = reader.ReadGuid();
        var subject = new NoteSubject(new ShowId(reader.ReadString()), new SellerId(reader.ReadString()), reader.ReadOptionalString());
        var note = new WrittenNote(id, subject, reader.ReadString());
        reader.ReadEnd();
        return note;
    }
}
