using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Glossary;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Tests.Catalogue;
using B2BBooking.Grains.Tests.Support;
using static B2BBooking.Grains.Tests.Support.OpenShow;

namespace B2BBooking.Grains.Tests.Glossary;

public sealed class GlossaryGrainTests
{
    [Fact]
    public async Task Used_OfACatalogue_CountsTheProductsOfEachWord()
    {
        await using var host = await StartAsync();
        var pan = SampleProduct.Pan with { Category = "Kitchen/Pans", Attributes = [new("Colour", "red"), new("Lid", "red")] };
        var catalogue = host.As<ICatalogueGrain>(Caller.System, AcmeKey);
        await Accepted(catalogue.DefineAsync(CommandId.New(), [pan, pan with { Code = "2", Gtin = null, Category = "Kitchen" }, pan with { Code = "3", Gtin = null }]));
        await Accepted(catalogue.WithdrawAsync(CommandId.New(), "3", withdrawn: true));
        Term red = new("red", LocalText.Of("fr", "rouge"));

        var glossary = await Accepted(Glossary(host).TranslateAsync(CommandId.New(), [red, new("unused", LocalText.Of("fr", "inutile"))]));

        Assert.Equal(["red", "unused"], glossary.Terms.Select(t => t.Word));
        var used = await Glossary(host).UsedAsync();
        Assert.Equal(["Colour 2", "Kitchen 2", "Lid 2", "red 2", "Pans 1"], used.Select(u => $"{u.Term.Word} {u.Products}"));
        Assert.Equal(red, used[3].Term);
        Assert.True(used[0].Term.Text.Translations.IsEmpty);
    }

    [Fact]
    public async Task Translate_OfAWord_IsFoundByAtOnceAndAfterARestart()
    {
        var host = await StartAsync();
        await Accepted(host.As<ICatalogueGrain>(Caller.System, AcmeKey).DefineAsync(CommandId.New(), [SampleProduct.Pan with { Attributes = [new("Colour", "red")] }]));

        await Accepted(Glossary(host).TranslateAsync(CommandId.New(), [new("red", new LocalText([new("fr", "rouge"), new("de", "rot")]))]));

        Assert.Equal((1, 1), (await FoundAsync(host, "rouge"), await FoundAsync(host, "rot")));
        await Accepted(Glossary(host).TranslateAsync(CommandId.New(), [new("red", LocalText.Of("fr", "vermeil"))]));
        host = await host.RestartAsync();
        await using var restarted = host;
        Assert.Equal((0, 1), (await FoundAsync(host, "rouge"), await FoundAsync(host, "vermeil")));
    }

    [Fact]
    public async Task Translate_Repeated_IsAnsweredTheSameAlsoAfterARestart()
    {
        var host = await StartAsync();
        var command = CommandId.New();
        Term red = new("red", LocalText.Of("fr", "rouge"));
        await Accepted(Glossary(host).TranslateAsync(command, [red]));
        await Accepted(Glossary(host).TranslateAsync(CommandId.New(), [red with { Text = new([]) }]));

        host = await host.RestartAsync();
        await using var restarted = host;

        Assert.Empty((await Accepted(Glossary(host).TranslateAsync(command, [red]))).Terms);
        Assert.Empty((await Glossary(host).GetAsync()).Terms);
    }

    private static async Task<int> FoundAsync(GrainHost host, string text) =>
        (await host.As<ICatalogueSearchGrain>(Caller.System, Spring.Value).SearchAsync(CatalogueQuery.All("fr") with { Text = text })).Total;

    private static IGlossaryGrain Glossary(GrainHost host) => host.As<IGlossaryGrain>(Caller.System, Spring.Value);
}
