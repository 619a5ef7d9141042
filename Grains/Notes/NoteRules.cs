using B2BBooking.Grains.Interfaces.Notes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Values;

namespace B2BBooking.Grains.Notes;

public static class NoteRules
{
    public const int LongestText = 4_000;
    public const int MostNotes = 10_000;

    /// <summary>Writes a note. <paramref name="subjectExists"/>: its seller, and product where it names one, are known.
    /// <paramref name="show"/>: the only show that notes here are about, or null for any.</summary>
    public static Decision Write(Notebook notebook, WriteNote command, ShowId? show, bool subjectExists)
    {
        var known = notebook.Find(command.NoteId);
        if (Refuse(command, known, show) is { } refusal) return refusal;
        if (command.Text.Length > 0 && !subjectExists) return NoSubject(command.Subject);
        if (known is null && notebook.Size >= MostNotes) return Check.Bad("notes", $"{notebook.Size}", $"at most {MostNotes} notes in one place");
        if (known is null) return command.Text.Length > 0 ? NoteEntries.Write(command) : Refusal.Of(RefusalCodes.NotFound, "note", $"{command.NoteId}");
        return IsWhatStands(known, command) ? Decision.Nothing : NoteEntries.Write(command);
    }

    private static Refusal? Refuse(WriteNote command, Note? known, ShowId? show)
    {
        if (command.NoteId == Guid.Empty) return Check.Bad("noteId", $"{command.NoteId}", "an id made for this note");
        if (Check.Text("text", command.Text, LongestText, required: false) is { } refusal) return refusal;
        if (show is { } only && command.Subject.Show != only) return Check.Bad("show", command.Subject.Show.Value, only.Value);
        if (known is not null && known.Versions[0].Subject != command.Subject) return Check.Bad("subject", $"{command.Subject}", "the subject that the note has");
        if (command.Seen.IsDefault) return null;
        // A name that was never given would make this note deaf to what is written next.
        foreach (var name in command.Seen)
            if (known is null || !known.Knows(name)) return Check.Bad("seen", $"{name}", "versions of this note that were read here");
        return null;
    }

    private static bool IsWhatStands(Note note, WriteNote command) =>
        note.Versions is [var only] && only.Text == command.Text && !command.Seen.IsDefault && command.Seen.Contains(only.Name);

    private static Refusal NoSubject(NoteSubject subject) => subject.Code is { } code
        ? Refusal.Of(RefusalCodes.UnknownProduct, code)
        : Refusal.Of(RefusalCodes.NotFound, "seller", subject.Seller.Value);
}
