using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace B2BBooking.Bench;

/// <summary>A show of a seller, products and groups made over the HTTP API, and the requests that edit its carts.</summary>
sealed class BenchApi(HttpClient http)
{
    public const string Password = "a password of benchmarks";
    public const int Groups = 16;
    public const int Products = 50;

    private string _token = "";

    public async Task SignInAsync(string user)
    {
        using var answer = await http.PostAsJsonAsync("api/sign-in", new { user, password = Password });
        answer.EnsureSuccessStatusCode();
        _token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
    }

    public async Task FillAsync()
    {
        var now = DateTimeOffset.UtcNow;
        var times = new { before = now.AddDays(-2), during = now.AddDays(-1), after = now.AddDays(1), closed = now.AddDays(2) };
        await PutAsync("api/shows/bench", new { name = "Bench", place = "Hall", currency = "EUR", timeZone = "Europe/Berlin", times, previous = (string?)null });
        await PutAsync("api/shows/bench/sellers/seller", new { name = "Seller", description = "Sells.", stand = "A1", email = "s@example.com", phone = "+49 30 1", logo = (string?)null });
        await PutAsync("api/shows/bench/sellers/seller/products", Enumerable.Range(1, Products).Select(Product).ToArray());
        for (var g = 1; g <= Groups; g++) await AddGroupAsync(g);
    }

    /// <summary>One durable edit; the seconds that it took.</summary>
    public async Task<double> AddAsync(int group, int product)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/shows/bench/groups/group{group}/cart/add");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        request.Content = JsonContent.Create(new { product = new { seller = "seller", code = Code(product) }, quantity = 1, priceVersion = 1 });
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static string Code(int number) => $"P{number:000}";

    private static object Product(int number) => new
    {
        code = Code(number),
        name = Text($"Pot {number}"),
        description = Text("A pot."),
        category = "Kitchen/Pots",
        attributes = Array.Empty<object>(),
        packQuantity = 1,
        gtin = (string?)null,
        pictures = Array.Empty<string>(),
        listPrice = new { amount = 12.50m, currency = "EUR" },
        showPrice = new { amount = 10m, currency = "EUR" },
    };

    private static object Text(string text) => new { translations = new[] { new { language = "en", text } } };

    private async Task AddGroupAsync(int number)
    {
        await PutAsync($"api/groups/group{number}", new { name = $"Group {number}", street = "Street 1", postalCode = "10115", city = "Berlin", country = "DE", customerNumber = "1" });
        await PutAsync($"api/users/member{number}", new { name = $"Member {number}", email = "m@example.com", language = "en" });
        await PutAsync($"api/users/member{number}/password", new { password = Password });
        await PutAsync($"api/groups/group{number}/members/member{number}", new { });
    }

    private async Task PutAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        using var answer = await http.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
