using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Tests.Support;

namespace B2BBooking.Hosting.Tests;

public sealed class CartOverHttpTests(NodeFixture fixture) : IClassFixture<NodeFixture>
{
    private const int Members = 8;
    private const int Rounds = 50;
    private const string Groups = "/api/shows/spring/groups";

    [Theory]
    [InlineData("eight-new", false)]
    [InlineData("eight-present", true)]
    public async Task Cart_EightMembersAddAtOnce_QuantityIsTheSumInOneLineEveryRound(string group, bool present)
    {
        var clients = await MembersAsync(group);
        var cart = $"{Groups}/{group}/cart";
        var expected = 0;
        if (present) expected += await AddAsync(clients[0], cart, 5);
        for (var round = 1; round <= Rounds; round++)
        {
            var quantities = Enumerable.Range(1, Members).Select(i => i + round).ToArray();
            await Task.WhenAll(clients.Zip(quantities, (client, quantity) => AddAsync(client, cart, quantity)));
            expected += quantities.Sum();
            var line = Assert.Single((await clients[round % Members].GetJsonAsync(cart)).GetProperty("lines").EnumerateArray());
            Assert.Equal(expected, line.GetProperty("quantity").GetInt32());
        }
    }

    [Fact]
    public async Task Add_SameIdempotencyKeyTwice_CountsOnce()
    {
        var rita = await fixture.Node.SignedInAsync("rita");
        rita.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        await AddAsync(rita, $"{Groups}/red/cart", 3);
        await AddAsync(rita, $"{Groups}/red/cart", 3);
        var line = Assert.Single((await rita.GetJsonAsync($"{Groups}/red/cart")).GetProperty("lines").EnumerateArray());
        Assert.Equal(3, line.GetProperty("quantity").GetInt32());
    }

    [Fact]
    public async Task Cart_AddHistoryUndoSet_RoundTripsOverHttp()
    {
        var anna = await fixture.Node.SignedInAsync("anna");
        var cart = $"{Groups}/blue/cart";
        await AddAsync(anna, cart, 4);
        var change = (await anna.GetJsonAsync($"{cart}/lines/acme/P1/history"))[0].GetProperty("entry").GetString();
        var undone = await anna.SendJsonAsync(HttpMethod.Post, $"{cart}/undo", new { product = Product, change });
        Assert.Equal(0, undone.GetProperty("lines")[0].GetProperty("quantity").GetInt32());
        await AddAsync(anna, cart, 2);
        var seen = (await anna.GetJsonAsync(cart)).GetProperty("lines")[0].GetProperty("seen");
        var set = await anna.SendJsonAsync(HttpMethod.Post, $"{cart}/set", new { product = Product, quantity = 9, priceVersion = 1, seen });
        Assert.Equal(9, set.GetProperty("lines")[0].GetProperty("quantity").GetInt32());
    }

    private static object Product => new { seller = "acme", code = "P1" };

    private static async Task<int> AddAsync(HttpClient client, string cart, int quantity)
    {
        await client.SendJsonAsync(HttpMethod.Post, $"{cart}/add", new { product = Product, quantity, priceVersion = 1 });
        return quantity;
    }

    private async Task<HttpClient[]> MembersAsync(string group)
    {
        var grains = fixture.Node.AsSystem;
        var definition = new GroupDefinition(group, "Street 1", "69000", "Lyon", "FR", group);
        Assert.True((await grains.GetGrain<IGroupGrain>(group).DefineAsync(CommandId.New(), definition)).Ok);
        var clients = new HttpClient[Members];
        for (var i = 0; i < Members; i++)
        {
            var user = $"{group}-{i}";
            fixture.Node.AddAccount(user);
            Assert.True((await grains.GetGrain<IUserGrain>(user).DefineAsync(CommandId.New(), new UserDefinition(user, "a@example.com", "en"))).Ok);
            Assert.True((await grains.GetGrain<IGroupGrain>(group).AddMemberAsync(CommandId.New(), new UserId(user))).Ok);
            clients[i] = await fixture.Node.SignedInAsync(user);
        }

        return clients;
    }
}
