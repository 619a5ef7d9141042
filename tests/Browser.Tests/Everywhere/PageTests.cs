using B2BBooking.Browser.Tests.Support;
using Deque.AxeCore.Playwright;

namespace B2BBooking.Browser.Tests.Everywhere;

/// <summary>What holds on every main page of every role. That no page writes errors into the console or asks anything but
/// the node is checked by each visit.</summary>
[Collection(SiteCollection.Name)]
public class PageTests(Site site)
{
    /// <summary>One visit for both: what a page costs is to be opened.</summary>
    [SkippableTheory]
    [MemberData(nameof(Pages.All), MemberType = typeof(Pages))]
    public Task Page_OfEachRole_FitsPhoneAndDeskAndHasNoSeriousAxeFinding(string user, string path) => site.VisitAsync(async people =>
    {
        var visitor = await people.MemberAsync(user, Visitors.Phone);
        await visitor.OpenSettledAsync(path);
        var onThePhone = await TooWideAsync(visitor);
        await visitor.Page.SetViewportSizeAsync(Visitors.Desk.Width, Visitors.Desk.Height);
        var onTheDesk = await TooWideAsync(visitor);
        var found = await visitor.Page.RunAxe();

        Assert.True(onThePhone.Length == 0, $"Scrolls sideways on a phone: {onThePhone}");
        Assert.True(onTheDesk.Length == 0, $"Scrolls sideways on a desk: {onTheDesk}");
        var serious = found.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html).Take(5))}").ToList();
        Assert.True(serious.Count == 0, string.Join('\n', serious));
    }, $"page{path.Replace('/', '-')}-{user}");

    /// <summary>What stands out of the window to the right; nothing where the page fits.</summary>
    private static Task<string> TooWideAsync(Visitor visitor) => visitor.Page.EvaluateAsync<string>("""
        () => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return "";
          return [...document.querySelectorAll("body *")].filter(element => element.getBoundingClientRect().right > width + 1)
            .slice(0, 5).map(element => element.outerHTML.slice(0, 200)).join("\n") || "wider than the window";
        }
        """);
}
