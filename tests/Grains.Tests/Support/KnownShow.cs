using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Shows;
using B2BBooking.Grains.Users;
using Microsoft.Extensions.DependencyInjection;

namespace B2BBooking.Grains.Tests.Support;

/// <summary>A show whose products, prices, people and stage a test sets as it goes, in place of the projections.</summary>
public sealed class KnownShow : IProducts, INames, IRights, IShowSchedules
{
    public static readonly ShowId Show = new("spring-2027");
    public static readonly ShowId Earlier = new("autumn-2026");
    public static readonly GroupId Group = new("acme");
    public static readonly GroupId OtherGroup = new("other");
    public static readonly SellerId Pans = new("pans");
    public static readonly SellerId Knives = new("knives");
    public static readonly UserId Ann = new("ann");
    public static readonly UserId Bob = new("bob");
    public static readonly UserId Otto = new("otto");
    public static readonly UserId Rita = new("rita");
    public static readonly UserId Paula = new("paula");
    public static readonly UserId Kurt = new("kurt");
    public static readonly UserId Admin = new("admin");
    public static readonly DateTimeOffset Now = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentDictionary<ProductId, ImmutableArray<decimal>> _prices = [];
    private readonly ConcurrentDictionary<ProductId, ProductView> _products = [];

    public KnownShow() => Stage = Stage.After;

    public static string CartKey => GrainKeys.Of(Show, Group);

    public Stage Stage { get; set; }

    public string Currency { get; set; } = "EUR";

    public ShowDefinition? Find(ShowId show) => show == Show || show == Earlier
        ? new ShowDefinition("Spring", "Basel", Currency, Times(), show == Show ? Earlier : null, "Europe/Zurich")
        : null;

    /// <summary>Defines a product, or gives it a new price.</summary>
    public ProductId Has(SellerId seller, string code, decimal price = 10m, int pack = 1)
    {
        var id = new ProductId(seller, code);
        var prices = _prices.AddOrUpdate(id, [price], (_, before) => before[^1] == price ? before : before.Add(price));
        var money = new Money(price, "EUR");
        var text = LocalText.Of("en", $"Product {code}");
        var definition = new ProductDefinition(code, text, text, "Kitchen", [], pack, money, money, null, []);
        _products[id] = new ProductView(id, definition, prices.Length, Withdrawn: false, seller.Value);
        return id;
    }

    public void Names(ProductId id, LocalText name) =>
        _products[id] = _products[id] with { Definition = _products[id].Definition with { Name = name } };

    public void Withdraws(ProductId id) => _products[id] = _products[id] with { Withdrawn = true };

    public bool TryFind(ShowId show, ProductId id, [NotNullWhen(true)] out ProductView? product) => _products.TryGetValue(id, out product);

    public Money PriceOf(ShowId show, ProductId id, int priceVersion) => new(_prices[id][priceVersion - 1], "EUR");

    public bool KnowsPrice(ShowId show, ProductId id, int priceVersion) =>
        _prices.TryGetValue(id, out var prices) && priceVersion >= 1 && priceVersion <= prices.Length;

    public string Of(UserId user) => $"name of {user.Value}";

    public string Of(GroupId group) => $"name of {group.Value}";

    public string Of(ShowId show, SellerId seller) => $"name of {seller.Value}";

    public bool IsAdministrator(UserId user) => user == Admin;

    public bool IsMember(UserId user, GroupId group) =>
        (group == Group && (user == Ann || user == Bob || user.Value.StartsWith("member", StringComparison.Ordinal)))
        || (group == OtherGroup && user == Otto);

    public bool IsStaff(UserId user, ShowId show) => user == Paula || user == Kurt;

    public bool IsStaff(UserId user, ShowId show, SellerId seller) => (user == Paula && seller == Pans) || (user == Kurt && seller == Knives);

    public bool Represents(UserId user, ShowId show, SellerId seller, GroupId group) =>
        user == Rita && show == Show && seller == Pans && group == Group;

    public ImmutableArray<GroupId> GroupsOf(UserId representative, ShowId show) => representative == Rita ? [Group] : [];

    public ImmutableArray<GroupId> AllGroups => [Group];

    public void Register(IServiceCollection services)
    {
        services.AddSingleton<IProducts>(this);
        services.AddSingleton<INames>(this);
        services.AddSingleton<IRights>(this);
        services.AddSingleton<IShowSchedules>(this);
    }

    /// <summary>Times of which <see cref="Now"/> and the days around it are in the stage.</summary>
    private StageTimes Times()
    {
        var begins = Now.AddDays(-10 * (int)Stage).AddDays(5);
        return new StageTimes(begins, begins.AddDays(10), begins.AddDays(20), begins.AddDays(30));
    }
}
