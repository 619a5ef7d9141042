using B2BBooking.WebFront.Components;

namespace B2BBooking.WebFront.Tests;

public sealed class FocusedPageTests
{
    [Theory]
    [InlineData("/s/hearth/cart", "/s/hearth/cart", false)]
    [InlineData("/s/hearth/catalog", "/s/hearth/catalog?q=vase", false)]
    [InlineData("/s/hearth/catalog", "/s/hearth/cart", true)]
    public void Page_DrawnAfterAnother_IsNewWhereThePathIs(string first, string then, bool isNew)
    {
        var focused = new FocusedPage();
        Assert.True(focused.IsNew(At(first)));
        Assert.Equal(isNew, focused.IsNew(At(then)));
    }

    [Fact]
    public void Page_LeftAndComeBackTo_IsNewAgain()
    {
        var focused = new FocusedPage();
        focused.IsNew(At("/s/hearth/cart"));
        focused.IsNew(At("/s/hearth"));
        Assert.True(focused.IsNew(At("/s/hearth/cart")));
    }

    private static Uri At(string path) => new($"http://localhost:5080{path}");
}
