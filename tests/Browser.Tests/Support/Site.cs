using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using B2BBooking.Tests.Shared;
using Microsoft.Playwright;

namespace B2BBooking.Browser.Tests.Support;

/// <summary>The real node, filled with its demo, and one Chromium: the same for the whole suite. Every test visits the node
/// with browser contexts of its own, and leaves alone what other tests count on.</summary>
public sealed class Site : IAsyncLifetime
{
    /// <summary>The one password of the demo's accounts.</summary>
    public const string Password = "trade-fair";

    private const float Patience = 30_000;

    private readonly SiloProcess _node = new();
    private readonly ConcurrentDictionary<string, string> _signedIn = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Uri Address => _node.Address;

    public async Task InitializeAsync()
    {
        if (!RealChromium.IsHere) return;
        Assertions.SetDefaultExpectTimeout(Patience);
        var node = _node.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await RealChromium.LaunchAsync(_playwright);
        await node;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        await _node.DisposeAsync();
    }

    /// <summary>Runs a test with as many people as it needs, each with an own browser context. Where it fails, the folder
    /// <c>failures</c> beside the tests gets a picture of each page.</summary>
    public async Task VisitAsync(Func<Visitors, Task> test, [CallerMemberName] string name = "")
    {
        Skip.If(_browser is null, RealChromium.Missing);
        await using var visitors = new Visitors(this, _browser, name);
        try
        {
            await test(visitors);
            visitors.CheckAllWasQuiet();
        }
        catch
        {
            await visitors.TakePicturesAsync(Path.Combine(AppContext.BaseDirectory, "failures"));
            throw;
        }
    }

    /// <summary>The cookies of a user of the demo, who has signed in by the page once.</summary>
    internal async Task<string> SignedInAsync(string user, Func<Task<string>> signIn)
    {
        if (!_signedIn.TryGetValue(user, out var cookies))
            _signedIn[user] = cookies = await signIn();
        return cookies;
    }

    /// <summary>As a power cut ends the node.</summary>
    public void CutPower() => _node.Kill();

    public Task StartAgainAsync() => _node.StartAsync();

    internal static float PatienceInMilliseconds => Patience;
}

[CollectionDefinition(Name)]
public sealed class SiteCollection : ICollectionFixture<Site>
{
    public const string Name = "site";
}
