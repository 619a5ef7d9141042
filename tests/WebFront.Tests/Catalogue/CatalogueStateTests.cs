using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Pages.Member.Catalogue;

namespace B2BBooking.WebFront.Tests.Catalogue;

public class CatalogueStateTests
{
    private static CatalogueState Full => new CatalogueState
    {
        Text = "blue & white mug",
        Category = "Kitchen/Cups + mugs",
        Sellers = ["nordlys", "perla-fine"],
        PriceFrom = 1.5m,
        PriceTo = 20m,
        Order = CatalogueOrder.PriceDown,
    }.Toggle("Colour", "red").Toggle("Colour", "blue").Toggle("Size=x", "10 cm");

    [Fact]
    public void Address_ReadBack_IsTheSameState()
    {
        var address = Full.Address("/s/hearth/catalog");

        var again = CatalogueState.Of(new Uri("http://localhost" + address));

        Assert.Equal(address, again.Address("/s/hearth/catalog"));
        Assert.Equal((Full.Text, Full.Category, Full.PriceFrom, Full.PriceTo, Full.Order), (again.Text, again.Category, again.PriceFrom, again.PriceTo, again.Order));
        Assert.Equal(Full.Sellers, again.Sellers);
        Assert.Equal(["blue", "red"], again.Attributes["Colour"]);
        Assert.Equal(["10 cm"], again.Attributes["Size=x"]);
    }

    [Fact]
    public void Address_NothingChosen_IsThePageAlone() => Assert.Equal("/s/hearth/catalog", new CatalogueState().Address("/s/hearth/catalog"));

    [Theory]
    [InlineData("?min=abc&max=1e9&o=Cheapest&s=No%20Seller")]
    [InlineData("?o=99&c=&min=-&s=")]
    [InlineData("?")]
    public void Of_AnAddressThatMeansNothing_IsUnfiltered(string query)
    {
        var state = CatalogueState.Of(new Uri("http://localhost/s/hearth/catalog" + query));

        Assert.False(state.Filtered);
        Assert.Equal(CatalogueOrder.Relevance, state.Order);
    }

    [Fact]
    public void Toggle_Twice_TakesTheChoiceBack()
    {
        Assert.False(new CatalogueState().Toggle("nordlys").Toggle("nordlys").Filtered);
        Assert.False(new CatalogueState().Toggle("Colour", "red").Toggle("Colour", "red").Filtered);
    }

    [Fact]
    public void Cleared_OfAllChoices_KeepsTextAndOrder()
    {
        var cleared = Full.Cleared();

        Assert.False(cleared.Filtered);
        Assert.Equal((Full.Text, Full.Order), (cleared.Text, cleared.Order));
    }

    [Fact]
    public void Query_OfAState_AsksForWhatItSays()
    {
        var query = Full.Query(50, 25, "fr");

        Assert.Equal((Full.Text, Full.Category, 50, 25, "fr"), (query.Text, query.Category, query.Skip, query.Take, query.Language));
        Assert.Equal(["nordlys", "perla-fine"], query.Sellers.Select(seller => seller.Value));
        Assert.Equal(["Colour", "Size=x"], query.Attributes.Select(filter => filter.Name));
        Assert.Null(new CatalogueState().Query(0, 1, "en").Text);
    }
}
