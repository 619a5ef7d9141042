using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace B2BBooking.Demo;

/// <summary>Shows, cuts and mends the links of the demo's nodes, over their HTTP API, as an administrator would.</summary>
sealed class LinkDesk(IReadOnlyList<Node> nodes, string password)
{
    private List<(Node From, string Id)> _links = [];

    public async Task DoAsync(string line, CancellationToken cancel)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var number = words.Length == 2 && int.TryParse(words[1], CultureInfo.InvariantCulture, out var n) ? n : 0;
        if (words is ["cut" or "mend", _] && number >= 1 && number <= _links.Count) await SetAsync(words[0], number, cancel);
        else if (words is not ([] or ["links"])) Console.WriteLine("  links | cut N | mend N | quit");
        if (words.Length > 0) await PrintAsync(cancel);
    }

    public async Task PrintAsync(CancellationToken cancel)
    {
        var links = new List<(Node, string)>();
        foreach (var node in nodes.Where(n => n.User.Length > 0))
            foreach (var link in (await ReadAsync(node, cancel)).Where(l => l.GetProperty("address").GetString() is { Length: > 0 }))
            {
                var id = link.GetProperty("id").GetString()!;
                links.Add((node, id));
                Console.WriteLine($"  {links.Count,2}  {node.Name,-9} → {NameOf(id),-9} {Describe(link)}");
            }

        _links = links;
    }

    private string NameOf(string address) => nodes.FirstOrDefault(n => n.Address == address)?.Name ?? address;

    private static string Describe(JsonElement link)
    {
        var (toSend, toReceive) = (link.GetProperty("toSend").GetInt64(), link.GetProperty("toReceive").GetInt64());
        return link.GetProperty("status").GetString() switch
        {
            "InStep" => "in step",
            "CatchingUp" => $"catching up, {toSend} to send, {toReceive} to come",
            "Cut" => "cut",
            "Standby" => "not needed: the two are connected, or a preferred link is open",
            var other => $"{other?.ToLowerInvariant()} {link.GetProperty("reason")}",
        };
    }

    private async Task SetAsync(string what, int number, CancellationToken cancel)
    {
        var (from, link) = _links[number - 1];
        await SignInAsync(from, cancel);
        using var answer = await from.Http.PostAsJsonAsync(new Uri($"api/node/links/{what}", UriKind.Relative), new { link }, cancel);
        if (!answer.IsSuccessStatusCode) Console.WriteLine($"  {from.Name} answered {(int)answer.StatusCode}.");
    }

    private async Task<IEnumerable<JsonElement>> ReadAsync(Node node, CancellationToken cancel)
    {
        await SignInAsync(node, cancel);
        return (await node.Http.GetFromJsonAsync<JsonElement>(new Uri("api/node/links", UriKind.Relative), cancel)).EnumerateArray().ToList();
    }

    private async Task SignInAsync(Node node, CancellationToken cancel)
    {
        if (node.Http.DefaultRequestHeaders.Authorization is not null) return;
        using var answer = await node.Http.PostAsJsonAsync(new Uri("api/sign-in", UriKind.Relative), new { user = node.User, password }, cancel);
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("accessToken").GetString();
        node.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }
}
