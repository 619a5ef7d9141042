using Microsoft.Playwright;

namespace B2BBooking.Browser.Tests.Support;

/// <summary>The people of one test, each with an own browser context: nobody shares cookies or storage.</summary>
public sealed class Visitors(Site site, IBrowser browser, string test) : IAsyncDisposable
{
    private readonly List<Visitor> _all = [];

    public static ViewportSize Desk => new() { Width = 1280, Height = 800 };

    public static ViewportSize Phone => new() { Width = 390, Height = 844 };

    /// <summary>Somebody who has not signed in.</summary>
    public Task<Visitor> StrangerAsync() => NewAsync("stranger", null, Desk);

    /// <summary>A user of the demo who is signed in.</summary>
    public async Task<Visitor> MemberAsync(string user, ViewportSize? viewport = null)
    {
        var cookies = await site.SignedInAsync(user, () => CookiesAsync(user));
        return await NewAsync(user, cookies, viewport ?? Desk);
    }

    /// <summary>Fails where a page wrote an error into its console, threw one, or asked anything but the node.</summary>
    public void CheckAllWasQuiet()
    {
        Assert.Empty(_all.SelectMany(visitor => visitor.Complaints));
        Assert.Empty(_all.SelectMany(visitor => visitor.ForeignRequests));
    }

    public async Task TakePicturesAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var visitor in _all)
            await visitor.TakePictureAsync(Path.Combine(folder, $"{test}-{visitor.Name}.png"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _all) await visitor.Page.Context.CloseAsync();
    }

    private async Task<string> CookiesAsync(string user)
    {
        var visitor = await StrangerAsync();
        await visitor.SignInAsync(user, Site.Password);
        await visitor.Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        var cookies = await visitor.Page.Context.StorageStateAsync();
        await visitor.Page.Context.CloseAsync();
        _all.Remove(visitor);
        return cookies;
    }

    private async Task<Visitor> NewAsync(string name, string? cookies, ViewportSize viewport)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = site.Address.ToString(),
            StorageState = cookies,
            ViewportSize = viewport,
            Locale = "en-GB",
            HasTouch = viewport.Width < 600,
        });
        context.SetDefaultTimeout(Site.PatienceInMilliseconds);
        var visitor = new Visitor(name, await context.NewPageAsync(), site.Address);
        _all.Add(visitor);
        return visitor;
    }
}
