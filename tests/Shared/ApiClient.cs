using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace B2BBooking.Tests.Shared;

/// <summary>The HTTP API as another system uses it: bearer token, JSON, an idempotency key for each command.</summary>
public sealed class ApiClient(HttpClient http)
{
    private string? _token;

    public async Task SignInAsync(string user, string password)
    {
        using var answer = await http.PostAsJsonAsync("api/sign-in", new { user, password });
        answer.EnsureSuccessStatusCode();
        _token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, body: null, Guid.NewGuid());
        return await ReadAsync(answer);
    }

    public async Task<JsonElement> PutAsync(string path, object body)
    {
        using var answer = await SendAsync(HttpMethod.Put, path, body, Guid.NewGuid());
        return await ReadAsync(answer);
    }

    public async Task<JsonElement> PostAsync(string path, object? body, Guid? command = null)
    {
        using var answer = await SendAsync(HttpMethod.Post, path, body, command ?? Guid.NewGuid());
        return await ReadAsync(answer);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body, Guid command)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        request.Headers.Add("Idempotency-Key", command.ToString());
        if (body is not null) request.Content = JsonContent.Create(body);
        try
        {
            return await http.SendAsync(request);
        }
        catch (SocketException e)
        {
            // A node that is killed right after it took the connection: HttpClient lets this one through as it is.
            throw new HttpRequestException($"The connection broke while it was made: {e.Message}", e);
        }
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException($"{answer.RequestMessage!.RequestUri} answered {(int)answer.StatusCode}: {text}", null, answer.StatusCode);
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }
}
