using Microsoft.Playwright;

namespace B2BBooking.Browser.Tests.Support;

/// <summary>The main pages of every role, for what holds on all of them.</summary>
public static class Pages
{
    public const string Member = "grace.okafor";
    public const string SellerStaff = "wout.claes";
    public const string Representative = "henrik.lund";
    public const string Administrator = "helen.mercer";

    public static TheoryData<string, string> All => new()
    {
        { Member, "/" },
        { Member, "/s/hearth" },
        { Member, "/s/hearth/catalog" },
        { Member, "/s/hearth/products/atelier-lune/AL-1001" },
        { Member, "/s/hearth/sellers/atelier-lune" },
        { Member, "/s/hearth/quick-order" },
        { Member, "/s/hearth/cart" },
        { Member, "/s/hearth/notes" },
        { Member, "/s/hearth/orders" },
        { Member, "/s/gift-days/submit" },
        { Member, "/account/password" },
        { SellerStaff, "/s/hearth/seller/oak-and-glass" },
        { SellerStaff, "/s/hearth/seller/oak-and-glass/catalogue" },
        { SellerStaff, "/s/hearth/seller/oak-and-glass/catalogue/OG-1001" },
        { SellerStaff, "/s/hearth/seller/oak-and-glass/import" },
        { SellerStaff, "/s/hearth-last-year/seller/oak-and-glass/orders" },
        { SellerStaff, "/s/hearth/seller/oak-and-glass/profile" },
        { Representative, "/s/hearth/representative" },
        { Representative, "/s/hearth/groups/nyhavn-living/cart" },
        { Administrator, "/admin/shows" },
        { Administrator, "/admin/shows/hearth" },
        { Administrator, "/admin/shows/hearth/sellers" },
        { Administrator, "/admin/groups" },
        { Administrator, "/admin/groups/north-and-nest" },
        { Administrator, "/admin/users" },
        { Administrator, "/admin/users/grace.okafor" },
        { Administrator, "/admin/administrators" },
        { Administrator, "/admin/node" },
        { Administrator, "/admin/nodes" },
        { Administrator, "/admin/shows/hearth/submissions" },
        { Administrator, "/admin/shows/hearth/glossary" },
        { Administrator, "/admin/shows/hearth/glossary/import" },
    };

    /// <summary>Opens one of them and waits until what it reads is shown.</summary>
    public static async Task OpenSettledAsync(this Visitor visitor, string path)
    {
        await visitor.OpenAsync(path);
        await Assertions.Expect(visitor.Page.Locator("main h1").First).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator("main [aria-busy=true], main .loading")).ToHaveCountAsync(0);
    }
}
