using System.Net;
using System.Text.RegularExpressions;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Hosting.Accounts;
using B2BBooking.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace B2BBooking.Hosting.Tests;

public sealed partial class SignInTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("b2b-sign-in-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task SignIn_RightPassword_GivesATokenThatTheApiTakes()
    {
        await using var node = await NodeWithAnnaAsync();
        using var anna = await node.SignedInAsync("anna");
        Assert.Equal(0, (await anna.GetJsonAsync("/api/shows")).GetArrayLength());
    }

    [Theory]
    [InlineData("anna", "wrong-password")]
    [InlineData("nobody", "wrong-password")]
    [InlineData("", "wrong-password")]
    [InlineData("Not An Id", "wrong-password")]
    public async Task SignIn_UnknownUserOrWrongPassword_AnswersTheSame(string user, string password)
    {
        await using var node = await NodeWithAnnaAsync();
        using var answer = await TryAsync(node, user, password);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("The user is not known or the password is wrong.", (await ApiJson.ReadAsync(answer)).GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("anna")]
    [InlineData("nobody")]
    public async Task SignIn_FiveFailures_LocksOutForFiveMinutesThenTen(string user)
    {
        await using var node = await NodeWithAnnaAsync();
        var account = node.As(null).GetGrain<IAccountGrain>(user);
        for (var i = 0; i < LockOut.Tolerated - 1; i++)
            Assert.Equal(SignInVerdict.Refused, (await account.SignInAsync("wrong-password")).Verdict);
        var locked = await account.SignInAsync("wrong-password");
        Assert.Equal(new SignInResult(SignInVerdict.LockedOut, _time.GetUtcNow().AddMinutes(5)), locked);
        Assert.Equal(SignInVerdict.LockedOut, (await account.SignInAsync(TestNode.PasswordOf(user))).Verdict);
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(_time.GetUtcNow().AddMinutes(10), (await account.SignInAsync("wrong-password")).LockedUntil);
    }

    [Fact]
    public async Task SignIn_RightPasswordAfterTheLockOut_IsAcceptedAndCountsAnew()
    {
        await using var node = await NodeWithAnnaAsync();
        var account = node.As(null).GetGrain<IAccountGrain>("anna");
        for (var i = 0; i < LockOut.Tolerated; i++) await account.SignInAsync("wrong-password");
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(SignInVerdict.Accepted, (await account.SignInAsync(TestNode.PasswordOf("anna"))).Verdict);
        Assert.Equal(SignInVerdict.Refused, (await account.SignInAsync("wrong-password")).Verdict);
    }

    [Fact]
    public async Task LockOut_NodeRestarts_StillHolds()
    {
        await using (var node = await NodeWithAnnaAsync())
            for (var i = 0; i < LockOut.Tolerated; i++)
                await node.As(null).GetGrain<IAccountGrain>("anna").SignInAsync("wrong-password");
        await using var again = await TestNode.StartAsync(_time, _folder);
        using var answer = await TryAsync(again, "anna", TestNode.PasswordOf("anna"));
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("300", answer.Headers.RetryAfter?.ToString());
    }

    [Fact]
    public async Task LockOut_PasswordIsSetAnew_Ends()
    {
        await using var node = await NodeWithAnnaAsync();
        for (var i = 0; i < LockOut.Tolerated; i++) await node.As(null).GetGrain<IAccountGrain>("anna").SignInAsync("wrong-password");
        Assert.True((await node.AsSystem.GetGrain<IAccountGrain>("anna").SetPasswordAsync("another-password")).Ok);
        Assert.Equal(SignInVerdict.Accepted, (await node.As(null).GetGrain<IAccountGrain>("anna").SignInAsync("another-password")).Verdict);
    }

    [Fact]
    public async Task Token_PasswordIsChanged_IsNotTakenAnyMore()
    {
        await using var node = await NodeWithAnnaAsync();
        using var anna = await node.SignedInAsync("anna");
        await anna.SendJsonAsync(HttpMethod.Post, "/api/password", new { current = TestNode.PasswordOf("anna"), next = "another-password" });
        using var answer = await anna.GetAsync("/api/shows");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Token_Refreshed_IsTaken()
    {
        await using var node = await NodeWithAnnaAsync();
        using var answer = await TryAsync(node, "anna", TestNode.PasswordOf("anna"));
        var refreshToken = (await ApiJson.ReadAsync(answer)).GetProperty("refreshToken").GetString();
        using var client = node.CreateClient();
        var renewed = await client.SendJsonAsync(HttpMethod.Post, "/api/refresh", new { refreshToken });
        client.DefaultRequestHeaders.Authorization = new("Bearer", renewed.GetProperty("accessToken").GetString());
        Assert.Equal(0, (await client.GetJsonAsync("/api/shows")).GetArrayLength());
    }

    [Fact]
    public async Task Cookie_OfTheSignInPage_OpensPagesUntilTheAccountIsRemoved()
    {
        await using var node = await NodeWithAnnaAsync();
        using var anna = node.CreateClient();
        var cookie = await SignInOnPageAsync(anna);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        using (var page = await anna.GetAsync("/")) Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        node.Services.GetRequiredService<AccountFile>().Remove(new("anna"));
        using var after = await anna.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
        Assert.StartsWith("/sign-in", after.Headers.Location?.PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("X-Nothing", "at-all", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.UnprocessableEntity)]
    public async Task Cookie_ChangeFromAnotherSite_IsRefused(string header, string value, HttpStatusCode expected)
    {
        await using var node = await NodeWithAnnaAsync();
        using var anna = node.CreateClient();
        await SignInOnPageAsync(anna);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/password") { Content = ApiJson.Of(new { current = "x", next = "y" }) };
        request.Headers.Add(header, value);
        using var answer = await anna.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public void AccountFile_ChangedByAnotherProcess_IsSeen()
    {
        var path = Path.Combine(_folder, "accounts.json");
        var (one, other) = (new AccountFile(path), new AccountFile(path));
        one.Put(new("anna"), Account.Of(Verifier.Of("a password", 1_000)));
        other.Put(new("ben"), Account.Of(Verifier.Of("a password", 1_000)));
        Assert.Equal(2, new AccountFile(path).Count);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void Verifier_SpelledAndParsed_AcceptsItsPasswordAlone()
    {
        var verifier = Verifier.Parse(Verifier.Of("correct horse", 1_000).ToString());
        Assert.True(verifier.Accepts("correct horse"));
        Assert.False(verifier.Accepts("correct horse "));
    }

    [Fact]
    public void Verifier_OfAnotherProgram_IsTheSameFunction() =>
        // Python: hashlib.pbkdf2_hmac('sha512', b'password', bytes(range(16)), 1000)
        Assert.True(Verifier.Parse("pbkdf2-sha512$1000$AAECAwQFBgcICQoLDA0ODw==$x05AgND7tB/uWGjA/2D9dayuJjghWYfl/1T46uIRM5ta0a9uOHvBLdOnC7blqQEIFBxfCONToumEQ5pDM8Qtbg==").Accepts("password"));

    private async Task<TestNode> NodeWithAnnaAsync()
    {
        var node = await TestNode.StartAsync(_time, _folder);
        node.AddAccount("anna");
        return node;
    }

    private static async Task<HttpResponseMessage> TryAsync(TestNode node, string user, string password)
    {
        using var client = node.CreateClient();
        return await client.PostAsync("/api/sign-in", ApiJson.Of(new { user, password }));
    }

    private static async Task<string> SignInOnPageAsync(HttpClient client)
    {
        var page = await client.GetStringAsync("/sign-in");
        var token = AntiforgeryField().Match(page).Groups[1].Value;
        using var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = token,
            ["Form.User"] = "anna",
            ["Form.Password"] = TestNode.PasswordOf("anna"),
        }));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("b2b.central=", StringComparison.Ordinal));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryField();
}
