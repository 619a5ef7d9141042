using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Configuration;

namespace B2BBooking.Silo.Enrolling;

/// <summary>The running central node, asked over its admin API.</summary>
sealed class CentralClient : IDisposable
{
    private readonly HttpClient _http;

    private CentralClient(HttpClient http) => _http = http;

    /// <exception cref="ConfigurationException">The node cannot be reached, or refuses the sign-in.</exception>
    public static async Task<CentralClient> SignInAsync(Uri server, string user, Func<string> askPassword, CancellationToken cancel)
    {
        var http = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
        try
        {
            using var answer = await http.PostAsJsonAsync("api/sign-in", new { user, password = askPassword() }, cancel);
            if (!answer.IsSuccessStatusCode) throw new ConfigurationException([$"{server} refuses the sign-in of '{user}' ({(int)answer.StatusCode}). Check the password, or name an administrator with --administrator."]);
            var token = (await answer.Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("accessToken").GetString();
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return new CentralClient(http);
        }
        catch (HttpRequestException e)
        {
            throw new ConfigurationException([$"{server} cannot be reached: {e.Message}"]);
        }
    }

    /// <exception cref="ConfigurationException">There is no such show: a laptop enrolled for it would never receive anything.</exception>
    public Task NeedShowAsync(ShowId show, CancellationToken cancel) => ReadAsync($"api/shows/{show}", $"show '{show}'", cancel);

    public async Task<ImmutableArray<UserId>> MembersAsync(GroupId group, CancellationToken cancel) =>
        Ids((await ReadAsync($"api/groups/{group}", $"group '{group}'", cancel)).GetProperty("members"));

    public async Task<ImmutableArray<UserId>> StaffAsync(ShowId show, SellerId seller, CancellationToken cancel)
    {
        var view = await ReadAsync($"api/shows/{show}/sellers/{seller}/staff", $"seller '{seller}' at the show '{show}'", cancel);
        var representatives = view.GetProperty("representatives").EnumerateArray().Select(r => r.GetProperty("representative"));
        return [.. Ids(view.GetProperty("staff")).Union(representatives.Select(r => new UserId(r.GetString()!)))];
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> ReadAsync(string path, string what, CancellationToken cancel)
    {
        using var answer = await _http.GetAsync(path, cancel);
        if (answer.IsSuccessStatusCode) return await answer.Content.ReadFromJsonAsync<JsonElement>(cancel);
        throw new ConfigurationException([answer.StatusCode switch
        {
            HttpStatusCode.NotFound => $"{_http.BaseAddress} knows no {what}.",
            HttpStatusCode.Forbidden => "The account may not read that: name an administrator with --administrator.",
            var status => $"{_http.BaseAddress}{path} answered {(int)status}.",
        }]);
    }

    private static ImmutableArray<UserId> Ids(JsonElement list) => [.. list.EnumerateArray().Select(u => new UserId(u.GetString()!))];
}
