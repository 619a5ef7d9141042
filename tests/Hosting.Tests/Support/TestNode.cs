using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Hosting.Accounts;
using B2BBooking.Hosting.Composition;
using B2BBooking.Hosting.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Hosting.Tests.Support;

/// <summary>A whole node on a free loopback port, with a journal in memory unless settings say otherwise.</summary>
public sealed class TestNode : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string? _ownFolder;
    private bool _isDisposed;

    private TestNode(WebApplication app, string? ownFolder) => (_app, _ownFolder) = (app, ownFolder);

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.First());

    /// <summary>Grains as the system itself calls them.</summary>
    public IGrainFactory AsSystem
    {
        get
        {
            Caller.Set(Caller.System);
            return Services.GetRequiredService<IGrainFactory>();
        }
    }

    public IGrainFactory As(string? user)
    {
        if (user is null) Caller.Clear();
        else Caller.Set(new(user));
        return Services.GetRequiredService<IGrainFactory>();
    }

    public static Task<TestNode> StartAsync(TimeProvider? time = null, string? folder = null, params (string Name, string Value)[] settings) =>
        StartAsync(NodeSettings.ReadCentral, time, folder, settings);

    /// <summary>A venue or laptop, enrolled in the folder <c>identity</c> of its data folder.</summary>
    public static Task<TestNode> StartEdgeAsync(TimeProvider time, string folder, params (string Name, string Value)[] settings) =>
        StartAsync(NodeSettings.ReadEdge, time, folder, settings);

    private static async Task<TestNode> StartAsync(
        Func<IConfiguration, NodeSettings> read, TimeProvider? time, string? folder, (string Name, string Value)[] settings)
    {
        var own = folder is null ? Directory.CreateTempSubdirectory("b2b-hosting-").FullName : null;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            // The test runner is the program here; the pages' files are listed under the test's own name.
            ApplicationName = typeof(TestNode).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["B2B:DataFolder"] = folder ?? own,
            ["B2B:Journal"] = "memory",
            ["B2B:Urls"] = "http://127.0.0.1:0",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(SettingOf(s.Name), (string?)s.Value)));
        if (time is not null) builder.Services.AddSingleton(time);
        builder.AddB2BServer(read(builder.Configuration));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        app.MapB2BServer();
        await app.StartAsync();
        return new TestNode(app, own);
    }

    // OpenTelemetry's settings have their standard names.
    private static string SettingOf(string name) => name.StartsWith("OTEL_", StringComparison.Ordinal) ? name : $"B2B:{name}";

    /// <summary>An account whose password is the user's id twice, derived cheaply: what it costs is tested elsewhere.</summary>
    public void AddAccount(string user) =>
        Services.GetRequiredService<AccountFile>().Put(new(user), Account.Of(Verifier.Of(PasswordOf(user), iterations: 1_000)));

    public static string PasswordOf(string user) => $"{user}-{user}-password";

    public HttpClient CreateClient(bool followRedirects = false) =>
        new(new HttpClientHandler { AllowAutoRedirect = followRedirects }) { BaseAddress = Address };

    public async Task<HttpClient> SignedInAsync(string user)
    {
        var client = CreateClient();
        using var answer = await client.PostAsync("/api/sign-in", ApiJson.Of(new { user, password = PasswordOf(user) }));
        var token = (await ApiJson.ReadAsync(answer)).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true)) return;
        // Disposing alone would leave its connections to the garbage collector.
        if (_ownFolder is null) await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownFolder is not null) Directory.Delete(_ownFolder, recursive: true);
    }
}
