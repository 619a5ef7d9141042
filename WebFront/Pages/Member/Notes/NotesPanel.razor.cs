using B2BBooking.Grains.Interfaces.Notes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Resources;
using B2BBooking.WebFront.Shows;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Pages.Member.Notes;

public sealed partial class NotesPanel
{
    private List<OwnedNote>? _notes;
    private NoteSubject? _read;
    private Refusal? _refusal;

    [Parameter, EditorRequired] public required NoteSubject Subject { get; set; }

    [CascadingParameter] public required ShowContext Context { get; set; }

    [Inject] private Session Session { get; set; } = null!;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        if (_read == Subject)
            return;
        (_read, _notes, _refusal) = (Subject, null, null);
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var subject = Subject;
        var notes = await NoteBook.ReadAsync(Session, Context);
        if (subject == Subject)
            _notes = [.. notes.Where(note => note.View.Subject == subject)];
    }

    private Task<bool> CreateAsync(NoteDraft draft) =>
        WriteAsync(draft.Private, new WriteNote(Guid.CreateVersion7(), Subject, draft.Text, []));

    private Task<bool> WriteAsync(NoteChange change) => WriteAsync(change.Private, change.Note);

    private async Task<bool> WriteAsync(bool isPrivate, WriteNote note)
    {
        var outcome = await NoteBook.WriteAsync(Session, Context, isPrivate, note);
        _refusal = outcome.Refusal;
        await ReadAsync();
        StateHasChanged();
        return outcome.Ok;
    }
}
