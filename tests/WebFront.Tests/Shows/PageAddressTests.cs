using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Shows;

namespace B2BBooking.WebFront.Tests.Shows;

public class PageAddressTests
{
    private static readonly Standing Representative = new(
        new UserView(new UserId("rep"), new UserDefinition("Rep", "", "en")), Administrator: false,
        [new Named("own", "Own")], [], [], [new Named("theirs", "Theirs")]);

    [Theory]
    [InlineData("s/hearth", null)]
    [InlineData("s/hearth/cart?x=/groups/", null)]
    [InlineData("s/hearth/groups/theirs/cart", "theirs")]
    [InlineData("/s/hearth/groups/theirs#top", "theirs")]
    public void Of_APageOfAShow_SaysTheShowAndTheGroup(string address, string? group)
    {
        Assert.Equal(new PageAddress(new ShowId("hearth"), group), PageAddress.Of(address));
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("admin/shows")]
    [InlineData("s/No%20Show/cart")]
    [InlineData("s/%2e%2e/cart")]
    public void Of_APageElsewhere_NamesNoShow(string address) => Assert.Null(PageAddress.Of(address).Show);

    [Fact]
    public void GroupOf_NoGroupNamed_IsTheFirstOwnOne() => Assert.Equal("own", PageAddress.Of("s/hearth/cart").GroupOf(Representative)?.Id);

    [Fact]
    public void GroupOf_ARepresentedGroup_IsThatOne() =>
        Assert.Equal("theirs", PageAddress.Of("s/hearth/groups/theirs/cart").GroupOf(Representative)?.Id);

    [Fact]
    public void GroupOf_AGroupOfOthers_IsNone() => Assert.Null(PageAddress.Of("s/hearth/groups/strangers/cart").GroupOf(Representative));
}
