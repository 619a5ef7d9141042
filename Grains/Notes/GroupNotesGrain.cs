using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Notes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Users;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Notes;

public sealed class GroupNotesGrain(StreamServices services, NoteSubjects subjects, INames names) : StreamGrain<Notebook>(services), IGroupNotesGrain
{
    private ShowId Show => new(GrainKeys.Split(this.GetPrimaryKeyString())[0]);

    public async Task<ImmutableArray<NoteView>> ListAsync()
    {
        await HearAsync();
        return State.List(names.Of);
    }

    public Task<Outcome<NoteView>> WriteAsync(CommandId command, WriteNote note) => ExecuteAsync(
        command, [NoteEntries.Written], () => NoteRules.Write(State, note, Show, subjects.Exists(note.Subject)), _ => State.View(note.NoteId, names.Of));

    protected override StreamName StreamOf(string key) => NoteEntries.StreamOf(Show, new GroupId(GrainKeys.Split(key)[1]));
}
