using System.Text;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Glossary;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Imports;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using static B2BBooking.Grains.Tests.Support.OpenShow;

namespace B2BBooking.Grains.Tests.Imports;

public sealed class ImportGrainTests
{
    [Fact]
    public async Task CatalogueImport_CarriedOut_DefinesWhatThePreviewSaidOnce()
    {
        await using var host = await StartAsync();
        var import = host.As<ICatalogueImportGrain>(Caller.System, AcmeKey);
        var text = new StringBuilder("code,name,show price\n");
        for (var i = 0; i < 2_500; i++) text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"P{i},Pan {i},{i}.50");
        var preview = await Accepted(import.PreviewAsync(File(text + "BAD,Bad,x\n")));
        Assert.Equal(0, (await host.As<ICatalogueGrain>(Caller.System, AcmeKey).ListAsync(null, 0, 10)).Total);

        var done = await Accepted(import.CommitAsync(preview.PreviewId));
        var written = host.Journal.VectorOf(Scope.Public(Spring)).Highest;
        var repeated = await Accepted(import.CommitAsync(preview.PreviewId));

        Assert.Equal(2_500, done.Rows.Count(row => row.Verdict == RowVerdict.Add));
        Assert.Equal(RowVerdict.Refused, done.Rows[^1].Verdict);
        Assert.Equal(2_500, (await host.As<ICatalogueGrain>(Caller.System, AcmeKey).ListAsync(null, 0, 10)).Total);
        Assert.Equal(done.Rows.Select(row => (row.Row, row.Verdict, row.Key)), repeated.Rows.Select(row => (row.Row, row.Verdict, row.Key)));
        Assert.Equal(written, host.Journal.VectorOf(Scope.Public(Spring)).Highest);
        var again = await Accepted(import.PreviewAsync(File(text.ToString())));
        Assert.All(again.Rows, row => Assert.Equal(RowVerdict.Unchanged, row.Verdict));
    }

    [Fact]
    public async Task Grain_WithAKeyThatLacksAPart_SaysWhatIsMissing()
    {
        await using var host = await StartAsync();

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => host.As<ICatalogueGrain>(Caller.System, "spring").ListAsync(null, 0, 1));

        Assert.Contains("'spring' is no key of this kind of grain", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CatalogueImport_AnHourLater_AsksForTheFileAgain()
    {
        await using var host = await StartAsync();
        var import = host.As<ICatalogueImportGrain>(Caller.System, AcmeKey);
        var preview = await Accepted(import.PreviewAsync(File("code,name,show price\nA,B,1\n")));

        host.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(RefusalCodes.PreviewExpired, (await import.CommitAsync(preview.PreviewId)).Refusal?.Code);
    }

    [Fact]
    public async Task GlossaryImport_CarriedOut_TranslatesWhatThePreviewSaidOnce()
    {
        await using var host = await StartAsync();
        await Accepted(host.As<ICatalogueGrain>(Caller.System, AcmeKey).DefineAsync(
            CommandId.New(), [Catalogue.SampleProduct.Pan with { Category = "Kitchen", Attributes = [new("Colour", "Red")] }]));
        var import = host.As<IGlossaryImportGrain>(Caller.System, Spring.Value);
        var text = new StringBuilder("word,text:fr\nRed,Rouge\n");
        for (var i = 0; i < 1_500; i++) text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"Word {i},Mot {i}");
        var preview = await Accepted(import.PreviewAsync(File(text + "Red,Vermeil\n")));
        var glossary = host.As<IGlossaryGrain>(Caller.System, Spring.Value);
        Assert.Empty((await glossary.GetAsync()).Terms);

        var done = await Accepted(import.CommitAsync(preview.PreviewId));
        var written = host.Journal.VectorOf(Scope.Public(Spring)).Highest;
        await Accepted(import.CommitAsync(preview.PreviewId));

        Assert.Equal(1_501, done.Rows.Count(row => row.Verdict == RowVerdict.Add));
        Assert.Equal(RowVerdict.Refused, done.Rows[^1].Verdict);
        Assert.Equal(1_501, (await glossary.GetAsync()).Terms.Length);
        Assert.Equal(written, host.Journal.VectorOf(Scope.Public(Spring)).Highest);
        var exported = await Accepted(import.ExportAsync());
        var lines = Encoding.UTF8.GetString([.. exported.Bytes]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["\uFEFFword,text:en,text:fr,text:de,products", "Colour,,,,1", "Kitchen,,,,1", "Red,,Rouge,,1", "Word 0,,Mot 0,,0"], lines.Take(5));
        Assert.All((await Accepted(import.PreviewAsync(exported))).Rows, row => Assert.Equal(RowVerdict.Unchanged, row.Verdict));
    }

    [Fact]
    public async Task PeopleImport_CarriedOut_BringsGroupsSellersAndPeopleInAnyOrder()
    {
        await using var host = await StartAsync();
        var import = host.As<IPeopleImportGrain>(Caller.System, Spring.Value);
        var preview = await Accepted(import.PreviewAsync(File("""
            type,id,name,email,group,seller,language,city,shoe size
            member,bea,Bea Roth,bea@north.example,north,,de,,41
            membre,ann,,,north,,,,
            group,north,North Ltd,,,,,Bern,
            Aussteller,knives,Knives AG,info@knives.example,,,,,
            staff,kurt,Kurt,,,knives,de,,
            representative,rita,Rita,,shop north,knives,fr,,
            administrator,root,Root,,,,en,,
            member,carl,Carl,,nowhere,,en,,
            member,bea,,,north,,,,
            visitor,x,X,,,,en,,
            """)));

        Assert.Equal(["shoe size"], preview.IgnoredColumns.AsEnumerable());
        Assert.Equal([9, 10, 11], preview.Rows.Where(row => row.Verdict == RowVerdict.Refused).Select(row => row.Row));
        var done = await Accepted(import.CommitAsync(preview.PreviewId));
        Assert.Equal(preview.Rows.Select(row => row.Verdict), done.Rows.Select(row => row.Verdict));
        Assert.Equal(
            ["ann", "bea"], (await host.As<IGroupGrain>(Caller.System, "north").GetAsync())!.Members.Select(member => member.Value));
        var staff = await host.As<IStaffGrain>(Caller.System, GrainKeys.Of(Spring, new SellerId("knives"))).GetAsync();
        Assert.Equal("kurt", staff.Staff.Single().Value);
        Assert.Equal(["north", "shop"], staff.Representatives.Single().Groups.Select(group => group.Value));
        Assert.Equal("root", (await host.As<IAdministratorsGrain>(Caller.System, GrainKeys.Single).ListAsync()).Single().Value);
        Assert.Equal("Ann Lee", (await host.As<IUserGrain>(Caller.System, "ann").GetAsync())!.Definition.Name);
    }

    private static ImportFile File(string text) => new("file.csv", [.. Encoding.UTF8.GetBytes(text)]);
}
