using B2BBooking.Grains.Interfaces.Notes;
using B2BBooking.Grains.Interfaces.Values;
using static B2BBooking.Grains.Tests.Support.OpenShow;

namespace B2BBooking.Grains.Tests.Notes;

public sealed class NotesGrainTests
{
    [Fact]
    public async Task WriteNote_OfTheGroupAndOfAPerson_StayApartAndOutliveARestart()
    {
        var host = await StartAsync();
        var subject = new NoteSubject(Spring, Acme, null);
        var (group, own) = (Guid.NewGuid(), Guid.NewGuid());
        var key = GrainKeys.Of(Spring, Shop);
        await Accepted(host.As<IGroupNotesGrain>(Ann, key).WriteAsync(CommandId.New(), new WriteNote(group, subject, "Ask for samples", [])));
        await Accepted(host.As<IPrivateNotesGrain>(Ann, Ann.Value).WriteAsync(CommandId.New(), new WriteNote(own, subject, "Too dear", [])));

        host = await host.RestartAsync();
        await using var restarted = host;

        var shared = Assert.Single(await host.As<IGroupNotesGrain>(Ann, key).ListAsync());
        Assert.Equal("Ask for samples", shared.Texts.Single().Text);
        Assert.Equal("Ann Lee", shared.Texts.Single().Change.ByName);
        Assert.Equal("Too dear", Assert.Single(await host.As<IPrivateNotesGrain>(Ann, Ann.Value).ListAsync()).Texts.Single().Text);
        var written = await Accepted(host.As<IGroupNotesGrain>(Ann, key).WriteAsync(CommandId.New(), new WriteNote(group, subject, "", shared.Seen)));
        Assert.Empty(written.Texts);
        Assert.Empty(await host.As<IGroupNotesGrain>(Ann, key).ListAsync());
    }
}
