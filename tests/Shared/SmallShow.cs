using System.Text.Json;

namespace B2BBooking.Tests.Shared;

/// <summary>A show of one seller, as many products as wanted and a client group of eight members, made over the HTTP API.</summary>
public static class SmallShow
{
    public const string Id = "fair";
    public const string Seller = "potter";
    public const string Group = "shop";
    public const string MemberPassword = "members' password";
    public const string Cart = $"api/shows/{Id}/groups/{Group}/cart";

    private const int ProductsACall = 1_000;

    public static string CartOf(string group) => $"api/shows/{Id}/groups/{group}/cart";

    public static string Member(int number) => $"member{number}";

    public static async Task CreateAsync(ApiClient administrator, int products, int members = 8)
    {
        await DefineAsync(administrator, after: TimeSpan.FromDays(1), closed: TimeSpan.FromDays(2));
        await administrator.PutAsync($"api/shows/{Id}/sellers/{Seller}", new
        {
            name = "The Potter",
            description = "Pots.",
            stand = "A1",
            email = "potter@example.com",
            phone = "+49 30 1234",
            logo = (string?)null,
        });
        foreach (var part in Enumerable.Range(1, products).Select(Product).Chunk(ProductsACall))
            await administrator.PutAsync($"api/shows/{Id}/sellers/{Seller}/products", part);
        await AddGroupAsync(administrator, Group, [.. Enumerable.Range(1, members).Select(Member)]);
    }

    /// <summary>The show's stages after and closed begin so long from now; it was opened two days ago at the latest.</summary>
    public static Task DefineAsync(ApiClient administrator, TimeSpan after, TimeSpan closed)
    {
        var now = DateTimeOffset.UtcNow;
        return administrator.PutAsync($"api/shows/{Id}", new
        {
            name = "The Fair",
            place = "Hall 1",
            currency = "EUR",
            timeZone = "Europe/Berlin",
            times = new { before = now.AddDays(-3), during = now.AddDays(-2), after = now + after, closed = now + closed },
            previous = (string?)null,
        });
    }

    public static async Task AddGroupAsync(ApiClient administrator, string group, params string[] members)
    {
        await administrator.PutAsync($"api/groups/{group}", new
        {
            name = "The Shop",
            street = "1 Main Street",
            postalCode = "10115",
            city = "Berlin",
            country = "DE",
            customerNumber = "10001",
        });
        foreach (var member in members) await AddMemberAsync(administrator, group, member);
    }

    public static object Line(string code, int quantity) => new { product = new { seller = Seller, code }, quantity, priceVersion = 1 };

    public static int Quantity(JsonElement cart, string code) =>
        cart.GetProperty("lines").EnumerateArray()
            .Where(l => l.GetProperty("product").GetProperty("code").GetString() == code)
            .Select(l => l.GetProperty("quantity").GetInt32())
            .SingleOrDefault();

    public static string Code(int number) => $"P{number:00000}";

    private static object Product(int number) => new
    {
        code = Code(number),
        name = Text($"Pot {number:00000}"),
        description = Text("A pot of clay."),
        category = "Kitchen/Pots",
        attributes = Array.Empty<object>(),
        packQuantity = 1,
        listPrice = new { amount = 12.50m, currency = "EUR" },
        showPrice = new { amount = 10m, currency = "EUR" },
        gtin = (string?)null,
        pictures = Array.Empty<string>(),
    };

    private static object Text(string text) => new { translations = new[] { new { language = "en", text } } };

    public static async Task AddStaffAsync(ApiClient administrator, string user)
    {
        await AddUserAsync(administrator, user, $"Staff {user}");
        await administrator.PutAsync($"api/shows/{Id}/sellers/{Seller}/staff/{user}", new { });
    }

    private static async Task AddMemberAsync(ApiClient administrator, string group, string member)
    {
        await AddUserAsync(administrator, member, $"Member {member}");
        await administrator.PutAsync($"api/groups/{group}/members/{member}", new { });
    }

    private static async Task AddUserAsync(ApiClient administrator, string user, string name)
    {
        await administrator.PutAsync($"api/users/{user}", new { name, email = $"{user}@example.com", language = "en" });
        await administrator.PutAsync($"api/users/{user}/password", new { password = MemberPassword });
    }
}
