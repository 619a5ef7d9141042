using B2BBooking.WebFront.Identity;

namespace B2BBooking.WebFront.Tests.Identity;

public class LocalUrlTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/s/hearth/cart?x=1#top")]
    public void Of_APathOfThisSite_IsTaken(string wanted) => Assert.Equal(wanted, LocalUrl.Of(wanted));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("cart")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    [InlineData("/x\r\nSet-Cookie: a=b")]
    public void Of_AnythingElse_IsTheStartPage(string? wanted) => Assert.Equal("/", LocalUrl.Of(wanted));
}
