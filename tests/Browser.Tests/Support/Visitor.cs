using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace B2BBooking.Browser.Tests.Support;

/// <summary>One person at one page of the site.</summary>
public sealed class Visitor
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<string> _foreign = new();
    private volatile bool _mayBeCutOff;

    public Visitor(string name, IPage page, Uri site)
    {
        (Name, Page) = (name, page);
        page.Console += (_, message) => Complain(message.Type == "error", $"console: {message.Text} ({message.Location})");
        page.PageError += (_, error) => Complain(true, $"uncaught: {error}");
        page.Request += (_, request) => Watch(new Uri(request.Url), site);
        page.WebSocket += (_, socket) => Watch(new Uri(socket.Url), site);
    }

    public string Name { get; }

    public IPage Page { get; }

    public IEnumerable<string> Complaints => _complaints;

    public IEnumerable<string> ForeignRequests => _foreign;

    public ILocator this[string testId] => Page.GetByTestId(testId);

    /// <summary>From now on the browser may write into its console that the node is away.</summary>
    public void MayBeCutOff() => _mayBeCutOff = true;

    /// <summary>Opens a page and waits until its circuit is up.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await LiveAsync();
    }

    public Task LiveAsync() => Assertions.Expect(Page.Locator("[data-live]")).ToBeAttachedAsync();

    public async Task SignInAsync(string user, string password)
    {
        await Page.GotoAsync("/sign-in");
        await this["user"].FillAsync(user);
        await this["password"].FillAsync(password);
        await this["sign-in"].ClickAsync();
    }

    /// <summary>Chooses a file as soon as the page takes one.</summary>
    public async Task ChooseFileAsync(string testId, string name, string type, byte[] content)
    {
        await Assertions.Expect(this[testId]).ToBeEnabledAsync();
        await this[testId].SetInputFilesAsync(new FilePayload { Name = name, MimeType = type, Buffer = content });
    }

    /// <summary>The product's quantity in the cart, as its own page says it; 0 where it is not in there.</summary>
    public async Task<int> QuantityInCartAsync(string show, string seller, string code)
    {
        await OpenAsync($"/s/{show}/products/{seller}/{code}");
        await Assertions.Expect(this["cart-button"]).ToContainTextAsync(":");
        var tag = this["in-cart"];
        return await tag.CountAsync() == 0 ? 0 : NumberIn(await tag.InnerTextAsync());
    }

    public ILocator CartLine(string code) => Page.Locator($"[data-testid=cart-line][data-code='{code}']");

    public ILocator ProductRow(string code) => Page.Locator($"[data-testid=product-row][data-code='{code}']");

    /// <summary>A cart line of this quantity: the one that the server knows, whatever somebody is typing.</summary>
    public ILocator CartLine(string code, int quantity) => CartLine(code).Filter(new() { Has = Page.Locator($"form[data-quantity='{quantity}']") });

    /// <summary>Presses Tab, or Shift+Tab, until the element has the focus.</summary>
    public async Task TabToAsync(ILocator target, bool back = false)
    {
        for (var presses = 0; presses < 80; presses++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement")) return;
            await Page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
        }

        Assert.Fail($"80 presses of Tab did not lead to {target}.");
    }

    public static int NumberIn(string text) => int.Parse(string.Concat(text.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);

    /// <summary>An amount as an English page writes it.</summary>
    public static decimal AmountIn(string text) =>
        decimal.Parse(string.Concat(text.Where(c => char.IsAsciiDigit(c) || c is '.')), CultureInfo.InvariantCulture);

    internal async Task TakePictureAsync(string path)
    {
        try
        {
            await Page.ScreenshotAsync(new() { Path = path, FullPage = true, Timeout = 10_000 });
            await File.WriteAllLinesAsync(Path.ChangeExtension(path, ".txt"), [Page.Url, .. _complaints]);
        }
        catch (Exception closed) when (closed is PlaywrightException or TimeoutException)
        {
            // A page without a picture must not hide why the test failed.
        }
    }

    private void Complain(bool isError, string complaint)
    {
        if (isError && !_mayBeCutOff) _complaints.Enqueue(complaint);
    }

    private void Watch(Uri asked, Uri site)
    {
        if (asked.Scheme is not ("data" or "blob" or "about") && asked.Authority != site.Authority) _foreign.Enqueue(asked.ToString());
    }
}
