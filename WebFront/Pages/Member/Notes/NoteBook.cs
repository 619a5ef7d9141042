using B2BBooking.Grains.Interfaces.Notes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Shows;

namespace B2BBooking.WebFront.Pages.Member.Notes;

/// <summary>A note and whose it is.</summary>
public sealed record OwnedNote(NoteView View, bool Private)
{
    public DateTimeOffset At => View.Texts.Max(text => text.Change.At);
}

public sealed record NoteDraft(string Text, bool Private);

public sealed record NoteChange(WriteNote Note, bool Private);

/// <summary>A member's two note books as one list.</summary>
public static class NoteBook
{
    /// <summary>The own and the group's notes at this show, the newest first.</summary>
    public static async Task<List<OwnedNote>> ReadAsync(Session session, ShowContext context)
    {
        var mine = await Own(session).ListAsync();
        var ours = context.IsMember ? await Ours(session, context).ListAsync() : [];
        return
        [
            .. mine.Where(note => note.Subject.Show == context.Id).Select(note => new OwnedNote(note, true))
                .Concat(ours.Select(note => new OwnedNote(note, false)))
                .Where(note => !note.View.Texts.IsDefaultOrEmpty)
                .OrderByDescending(note => note.At),
        ];
    }

    public static Task<Outcome<NoteView>> WriteAsync(Session session, ShowContext context, bool isPrivate, WriteNote note) => isPrivate
        ? Own(session).WriteAsync(CommandId.New(), note)
        : Ours(session, context).WriteAsync(CommandId.New(), note);

    private static IPrivateNotesGrain Own(Session session) => session.Grain<IPrivateNotesGrain>(session.User!.Value.Value);

    private static IGroupNotesGrain Ours(Session session, ShowContext context) =>
        session.Grain<IGroupNotesGrain>(context.Id, context.GroupId!.Value);
}
