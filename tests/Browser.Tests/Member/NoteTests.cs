using B2BBooking.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace B2BBooking.Browser.Tests.Member;

[Collection(SiteCollection.Name)]
public class NoteTests(Site site)
{
    private const string Product = "/s/hearth/products/casa-mirra/CM-1003";

    [SkippableFact]
    public Task Notes_PrivateAndOfTheGroup_AreSeenByWhomTheyAreFor() => site.VisitAsync(async people =>
    {
        var giulia = await people.MemberAsync("giulia.rossi");
        await giulia.OpenAsync(Product);
        var before = await giulia["note"].CountAsync();
        await WriteAsync(giulia, "note-for-group", "For the shop window in spring.");
        await Expect(giulia["note"]).ToHaveCountAsync(before + 1);
        await WriteAsync(giulia, "note-for-me", "Too dear, but do not tell Marco.");
        await Expect(giulia["note"]).ToHaveCountAsync(before + 2);

        var marco = await people.MemberAsync("marco.rossi");
        await marco.OpenAsync(Product);
        await Expect(marco["note"].Filter(new() { HasText = "For the shop window in spring." })).ToBeVisibleAsync();
        await Expect(marco["note"].Filter(new() { HasText = "Giulia Rossi" }).First).ToBeVisibleAsync();
        await Expect(marco["note"].Filter(new() { HasText = "do not tell Marco" })).ToHaveCountAsync(0);

        await giulia.OpenAsync("/s/hearth/notes");
        await giulia["notes-private"].ClickAsync();
        await Expect(giulia["note"].Filter(new() { HasText = "do not tell Marco" })).ToBeVisibleAsync();
        await Expect(giulia["note"].Filter(new() { HasText = "For the shop window" })).ToHaveCountAsync(0);
    });

    [SkippableFact]
    public Task Note_BeingWritten_SurvivesAReload() => site.VisitAsync(async people =>
    {
        var marco = await people.MemberAsync("marco.rossi");
        await marco.OpenAsync("/s/hearth/products/casa-mirra/CM-1004");
        await marco["note-text"].FillAsync("Half a thought");
        await marco.Page.ReloadAsync();
        await marco.LiveAsync();

        await Expect(marco["note-text"]).ToHaveValueAsync("Half a thought");
        await marco["note-save"].ClickAsync();
        await Expect(marco["note"].Filter(new() { HasText = "Half a thought" })).ToBeVisibleAsync();
        await Expect(marco["note-text"]).ToHaveValueAsync("");
    });

    [SkippableFact]
    public Task Note_SavedByADoubleClickAndDeletedByMistake_IsThereOnce() => site.VisitAsync(async people =>
    {
        var marco = await people.MemberAsync("marco.rossi");
        await marco.OpenAsync("/s/hearth/products/casa-mirra/CM-1005");
        await marco["note-text"].FillAsync("Ask for samples");
        await marco["note-save"].DblClickAsync();
        await Expect(marco["note-text"]).ToHaveValueAsync("");
        await Expect(marco["note"]).ToHaveCountAsync(1);

        await marco["note-delete"].ClickAsync();
        await Expect(marco["note"]).ToHaveCountAsync(0);
        await marco["toast-action"].ClickAsync();
        await Expect(marco["note"]).ToContainTextAsync("Ask for samples");
    });

    private static async Task WriteAsync(Visitor visitor, string whose, string text)
    {
        await visitor[whose].CheckAsync();
        await visitor["note-text"].FillAsync(text);
        await visitor["note-save"].ClickAsync();
        await Expect(visitor["note-text"]).ToHaveValueAsync("");
    }
}
