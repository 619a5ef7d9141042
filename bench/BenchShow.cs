using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Glossary;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Bench;

/// <summary>A show of one seller with so many products and so many client groups of one member each.</summary>
static class BenchShow
{
    public static readonly ShowId Show = new("bench");
    public static readonly SellerId Seller = new("seller");

    private static readonly string[] Words =
        ["red", "blue", "stone", "wood", "glass", "lamp", "vase", "bowl", "garden", "candle", "basket", "mug", "small", "large", "silver", "summer"];

    public static GroupId Group(int number) => new($"group{number}");

    public static UserId Member(int number) => new($"member{number}");

    public static ProductId Product(int number) => new(Seller, $"P{number:00000}");

    public static ICartGrain Cart(IGrainFactory grains, int group) => grains.GetGrain<ICartGrain>(GrainKeys.Of(Show, Group(group)));

    public static async Task FillAsync(IGrainFactory grains, int products, int groups)
    {
        Caller.Set(Caller.System);
        var now = DateTimeOffset.UtcNow;
        var times = new StageTimes(now.AddDays(-2), now.AddDays(-1), now.AddDays(1), now.AddDays(2));
        Need(await grains.GetGrain<IShowGrain>(Show.Value).DefineAsync(CommandId.New(), new("Bench", "Hall", "EUR", times, null, "Europe/Berlin")));
        var key = GrainKeys.Of(Show, Seller);
        Need(await grains.GetGrain<ISellerGrain>(key).DefineAsync(CommandId.New(), new("Seller", "Sells.", "A1", "s@example.com", "+49 30 1", null)));
        foreach (var batch in Enumerable.Range(1, products).Select(Definition).Chunk(1000))
            Need(await grains.GetGrain<ICatalogueGrain>(key).DefineAsync(CommandId.New(), [.. batch]));
        await Parallel.ForEachAsync(Enumerable.Range(1, groups), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) => await AddGroupAsync(grains, i));
    }

    /// <summary>Calls every word otherwise in French and German.</summary>
    public static async Task TranslateAsync(IGrainFactory grains)
    {
        Caller.Set(Caller.System);
        var terms = Words.Select(word => new Term(word, new LocalText([new("fr", $"{word}eau brun"), new("de", $"{word}chen")])));
        Need(await grains.GetGrain<IGlossaryGrain>(Show.Value).TranslateAsync(CommandId.New(), [.. terms]));
    }

    public static async Task AddAsync(ICartGrain cart, int group, int product)
    {
        Caller.Set(Member(group));
        Need(await cart.AddAsync(CommandId.New(), new AddLine(Product(product), 1, 1)));
    }

    private static async Task AddGroupAsync(IGrainFactory grains, int number)
    {
        Caller.Set(Caller.System);
        var (group, member) = (Group(number), Member(number));
        Need(await grains.GetGrain<IUserGrain>(member.Value).DefineAsync(CommandId.New(), new($"Member {number}", "m@example.com", "en")));
        Need(await grains.GetGrain<IGroupGrain>(group.Value).DefineAsync(CommandId.New(), new($"Group {number}", "Street 1", "10115", "Berlin", "DE", "1")));
        Need(await grains.GetGrain<IGroupGrain>(group.Value).AddMemberAsync(CommandId.New(), member));
    }

    private static ProductDefinition Definition(int number)
    {
        var random = new Random(number);
        string Word() => Words[random.Next(Words.Length)];
        var name = $"{Word()} {Word()} {number}";
        var price = new Money(random.Next(100, 10_000) / 100m, "EUR");
        return new ProductDefinition(
            Product(number).Code, LocalText.Of("en", name), LocalText.Of("en", $"A {Word()} {Word()} of {Word()} for the {Word()}, item {number}."),
            $"{Word()}/{Word()}", [new ProductAttribute("Colour", Word()), new ProductAttribute("Material", Word())],
            1, price, price with { Amount = Math.Round(price.Amount * 0.9m, 2) }, null, ImmutableArray<string>.Empty);
    }

    private static void Need<T>(Outcome<T> outcome)
    {
        if (!outcome.Ok) throw new InvalidOperationException(outcome.Refusal.ToString());
    }
}
