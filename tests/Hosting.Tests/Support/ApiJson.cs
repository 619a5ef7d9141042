using System.Net.Http.Json;
using System.Text.Json;

namespace B2BBooking.Hosting.Tests.Support;

/// <summary>The API as another system sees it: text, no types of ours.</summary>
static class ApiJson
{
    public static HttpContent Of(object value) => JsonContent.Create(value);

    public static HttpContent Raw(string text, string mediaType = "application/json") => new StringContent(text, System.Text.Encoding.UTF8, mediaType);

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.Clone();

    public static async Task<JsonElement> GetJsonAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"GET {path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await ReadAsync(response);
    }

    public static async Task<JsonElement> SendJsonAsync(this HttpClient client, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : Of(body) };
        using var response = await client.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await ReadAsync(response);
    }
}
