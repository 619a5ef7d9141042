using System.Globalization;
using System.Text.Json;
using B2BBooking.Tests;
using B2BBooking.Tests.Shared;

namespace B2BBooking.Edge.Tests.Support;

/// <summary>A member of the blue group who works at one node.</summary>
public sealed class MemberAt
{
    private readonly ApiClient _api;
    private readonly string _group;

    private MemberAt(ApiClient api, string group) => (_api, _group) = (api, group);

    /// <summary>Signs in and waits until the node has heard of the member's group, a laptop until it has all of the show.</summary>
    public static async Task<MemberAt> SignInAsync(NodeProcess node, string user, string group = Cluster.Blue)
    {
        var api = new ApiClient(node.Http);
        await api.SignInAsync(user, SmallShow.MemberPassword);
        var member = new MemberAt(api, group);
        await Eventually.True(member.CanOrderAsync, $"{user} can order at {node.Address}");
        if (node is EdgeProcess { IsLaptop: true }) await member.LinkIsAsync("InStep");
        return member;
    }

    public Task AddAsync(string code, int quantity) => _api.PostAsync($"{SmallShow.CartOf(_group)}/add", SmallShow.Line(code, quantity));

    public Task<HttpResponseMessage> TryAddAsync(string code, int quantity, Guid command) =>
        _api.SendAsync(HttpMethod.Post, $"{SmallShow.CartOf(_group)}/add", SmallShow.Line(code, quantity), command);

    public Task<JsonElement> CartAsync() => _api.GetAsync(SmallShow.CartOf(_group));

    public async Task<int> QuantityAsync(string code) => SmallShow.Quantity(await CartAsync(), code);

    public Task SeesAsync(string code, int quantity, TimeSpan? within = null) => Eventually.True(
        async () => await QuantityAsync(code) == quantity, $"{quantity.ToString(CultureInfo.InvariantCulture)} of {code} are seen", within);

    public async Task<JsonElement[]> LinksAsync() => [.. (await _api.GetAsync("api/node/links")).EnumerateArray()];

    public async Task CutAllAsync()
    {
        foreach (var link in await LinksAsync()) await _api.PostAsync("api/node/links/cut", new { link = link.GetProperty("id").GetString() });
    }

    public async Task MendAllAsync()
    {
        foreach (var link in await LinksAsync()) await _api.PostAsync("api/node/links/mend", new { link = link.GetProperty("id").GetString() });
    }

    public Task LinkIsAsync(string status, string? reason = null) => Eventually.True(
        async () => (await LinksAsync()).Any(l => l.GetProperty("status").GetString() == status && (reason is null || ReasonOf(l) == reason)),
        $"a link is {status} {reason}");

    public static string? ReasonOf(JsonElement link) =>
        link.GetProperty("reason") is { ValueKind: JsonValueKind.Object } reason ? reason.GetProperty("code").GetString() : null;

    private async Task<bool> CanOrderAsync()
    {
        try
        {
            var products = await _api.PostAsync($"api/shows/{SmallShow.Id}/products/search", new
            {
                text = (string?)null,
                category = (string?)null,
                sellers = Array.Empty<string>(),
                priceFrom = (decimal?)null,
                priceTo = (decimal?)null,
                attributes = Array.Empty<object>(),
                order = "Relevance",
                skip = 0,
                take = 1,
                language = "en",
            });
            await CartAsync();
            return products.GetProperty("total").GetInt32() > 0;
        }
        catch (HttpRequestException e) when (e.StatusCode is System.Net.HttpStatusCode.Forbidden or System.Net.HttpStatusCode.NotFound)
        {
            return false;
        }
    }
}
