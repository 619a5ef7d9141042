using System.Collections.Immutable;
using B2BBooking.Grains.Catalogue.Search;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using FsCheck.Xunit;

namespace B2BBooking.Grains.Tests.Catalogue;

public sealed class ShowSearchTests
{
    private static readonly SellerId Acme = new("acme");

    [Property(MaxTest = 60)]
    public void Search_AfterAnyChanges_FindsWhatAScanFinds(int seed)
    {
        var random = new Random(seed);
        using var search = new ShowSearch();
        var products = new Dictionary<ProductId, (ProductDefinition Definition, bool Withdrawn)>();
        for (var round = 0; round < 6; round++)
        {
            for (var i = 0; i < 40; i++)
            {
                var product = SearchSample.Product(random.Next(120), random);
                var id = new ProductId(new SellerId(random.Next(2) == 0 ? "a" : "b"), product.Code);
                products[id] = (product, random.Next(10) == 0);
                search.Put(id, product, products[id].Withdrawn);
            }

            for (var i = 0; i < 12; i++) AssertSame(products, search, SearchSample.Query(random));
        }
    }

    [Theory]
    [InlineData("poele", true)]
    [InlineData("POÊLE", true)]
    [InlineData("fry 28", true)]
    [InlineData("pfan", true)]
    [InlineData("ab102", true)]
    [InlineData("ab-1024", true)]
    [InlineData("400638", true)]
    [InlineData("forg", true)]
    [InlineData("black", true)]
    [InlineData("fryng", true)]
    [InlineData("pan steel", false)]
    [InlineData("ying", true)]
    [InlineData("yang", false)]
    [InlineData("pans aluminum", true)]
    [InlineData("AB 1024", true)]
    [InlineData("ab1 02", true)]
    [InlineData("ab1025", false)]
    [InlineData("04006381333931", true)]
    [InlineData("\ud800", true)]
    public void Search_ByText_FindsWordBeginningsInAllLanguages(string text, bool found)
    {
        using var search = new ShowSearch();
        search.Put(new ProductId(Acme, "AB-1024"), Pan(), withdrawn: false);

        var hits = search.Search(CatalogueQuery.All("en") with { Text = text }, s => s.Value);

        Assert.Equal(found ? 1 : 0, hits.Total);
    }

    [Fact]
    public void Search_ByRelevance_PutsCodeBeforeNameBeforeDescription()
    {
        using var search = new ShowSearch();
        search.Put(new ProductId(Acme, "1"), Named("1", "Board", "for a cup"), false);
        search.Put(new ProductId(Acme, "2"), Named("2", "Cupboard", ""), false);
        search.Put(new ProductId(Acme, "3"), Named("3", "A cup", ""), false);
        search.Put(new ProductId(Acme, "CUP"), Named("CUP", "Zero", ""), false);

        var hits = search.Search(CatalogueQuery.All("en") with { Text = "cup" }, s => s.Value);

        Assert.Equal(["CUP", "3", "2", "1"], hits.Page.Select(id => id.Code));
    }

    [Theory]
    [InlineData("AB-12", "AB-12 AB-12-X N D")]
    [InlineData("ab 12", "AB-12 AB-12-X N D")]
    [InlineData("Ab12", "AB-12 AB-12-X")]
    [InlineData("ab", "N AB-12 AB-12-X D")]
    public void Search_ByACode_PutsItFirstHoweverItIsTyped(string text, string order)
    {
        using var search = new ShowSearch();
        search.Put(new ProductId(Acme, "D"), Named("D", "Zero", "like AB 12"), false);
        search.Put(new ProductId(Acme, "N"), Named("N", "Ab 12 board", ""), false);
        search.Put(new ProductId(Acme, "AB-12-X"), Named("AB-12-X", "Y", ""), false);
        search.Put(new ProductId(Acme, "AB-12"), Named("AB-12", "X", ""), false);

        Assert.Equal(order, string.Join(' ', Hits(search, text, "en").Page.Select(id => id.Code)));
    }

    [Theory]
    [InlineData("mugs", "en", "mug")]
    [InlineData("brushes", "en", "brush")]
    [InlineData("cherry", "en", "cherries")]
    [InlineData("berries", "en", "berry")]
    [InlineData("bijoux", "fr", "bijou")]
    [InlineData("animal", "fr", "animaux")]
    [InlineData("Töpfe", "de", "Topf")]
    [InlineData("Lampen", "de", "Lampe")]
    [InlineData("Bretter", "de", "Brett")]
    [InlineData("Lampe", "de", "Tischlampen")]
    [InlineData("Lampen", "de", "Tischlampe")]
    public void Search_ForTheOtherNumber_FindsItBesideWhatIsSpeltSo(string typed, string language, string name)
    {
        using var search = new ShowSearch();
        search.Put(new ProductId(Acme, "1"), Named("1", name, ""), false);
        search.Put(new ProductId(Acme, "2"), Named("2", "Set", typed), false);

        var hits = Hits(search, typed, language);

        Assert.Equal(["1", "2"], hits.Page.Select(id => id.Code));
        Assert.False(hits.IsSimilar);
    }

    [Theory]
    [InlineData("candel holder", "holder cand")]
    [InlineData("candel", "candelabra")]
    [InlineData("hodler", "holder cand")]
    [InlineData("holdre candle", "holder cand")]
    [InlineData("labra", "candelabra")]
    [InlineData("吊灯", "candelabra")]
    [InlineData("hodlre", "")]
    public void Search_OfMisspeltWords_FindsWhatIsNearOnlyWhereNothingElseIs(string text, string found)
    {
        using var search = new ShowSearch();
        search.Put(new ProductId(Acme, "holder cand"), Named("holder cand", "Candle holder", ""), false);
        search.Put(new ProductId(Acme, "candelabra"), Named("candelabra", "Candelabra", "复古吊灯适合餐厅"), false);

        var hits = Hits(search, text, "en");

        Assert.Equal(found, string.Join(' ', hits.Page.Select(id => id.Code)));
        Assert.Equal(text != "candel" && found.Length > 0, hits.IsSimilar);
    }

    [Fact]
    public void Search_WithAChosenSellerOfNothingFound_KeepsItToBeGivenUp()
    {
        using var search = Translated();

        var hits = search.Search(CatalogueQuery.All("fr") with { Text = "nothing", Sellers = [Acme] }, s => s.Value);

        Assert.Equal([new FacetValue("acme", "acme", 0)], hits.Sellers.Values.AsEnumerable());
    }

    [Theory]
    [InlineData("rouge", "1")]
    [InlineData("poê rou", "1")]
    [InlineData("rouges", "1")]
    [InlineData("cuisine", "1 2")]
    [InlineData("batterie cuis", "1")]
    [InlineData("colour", "")]
    [InlineData("couleur", "")]
    public void Search_ByAWordOfTheGlossary_FindsWhatIsClassedByIt(string text, string codes)
    {
        using var search = Translated();

        Assert.Equal(codes, Found(search, text));
    }

    [Fact]
    public void Search_AfterATranslationChanged_FindsByTheNewOneAlone()
    {
        using var search = Translated();
        search.Put(new ProductId(Acme, "4"), Coloured("4", "Red", "Garden"), false);
        Assert.Equal("1 4", Found(search, "rouge"));

        search.Translate("Red", LocalText.Of("fr", "vermeil"));
        Assert.Equal(("", "1 4"), (Found(search, "rouge"), Found(search, "vermeil")));
        search.Put(new ProductId(Acme, "1"), Coloured("1", "Blue", "Garden"), false);
        Assert.Equal("4", Found(search, "vermeil"));

        search.Translate("Red", LocalText.None);
        Assert.Equal("", Found(search, "vermeil"));
        Assert.Equal("4", Found(search, "red"));
    }

    [Fact]
    public void Search_WithAFilter_CountsItsOwnFacetWithoutIt()
    {
        using var search = new ShowSearch();
        search.Put(new ProductId(Acme, "1"), Coloured("1", "Red", "Kitchen/Pans"), false);
        search.Put(new ProductId(Acme, "2"), Coloured("2", "Blue", "Kitchen/Cups"), false);
        search.Put(new ProductId(new SellerId("other"), "3"), Coloured("3", "Blue", "Office"), false);

        var hits = search.Search(
            CatalogueQuery.All("en") with { Category = "Kitchen", Attributes = [new AttributeFilter("Colour", ["Red"])] }, s => s.Value.ToUpperInvariant());

        Assert.Equal(1, hits.Total);
        Assert.Equal([new FacetValue("Kitchen/Pans", "Pans", 1)], hits.Categories.Values.AsEnumerable());
        Assert.Equal([new FacetValue("Red", "Red", 1), new FacetValue("Blue", "Blue", 1)], Assert.Single(hits.Attributes).Values.AsEnumerable());
        Assert.Equal([new FacetValue("acme", "ACME", 1)], hits.Sellers.Values.AsEnumerable());
    }

    [Theory]
    [InlineData("ab-1", new[] { "ab-1" })]
    [InlineData("AB-1", new[] { "AB-1" })]
    [InlineData("Ab-1", new[] { "AB-1", "ab-1" })]
    [InlineData(" 4006381333931 ", new[] { "G" })]
    [InlineData("04006381333931", new[] { "G" })]
    [InlineData("nothing", new string[0])]
    public void Resolve_OfACode_PrefersExactThenAnyCaseThenGtin(string typed, string[] codes)
    {
        using var search = new ShowSearch();
        search.Put(new ProductId(Acme, "AB-1"), Named("AB-1", "x", ""), false);
        search.Put(new ProductId(Acme, "ab-1"), Named("ab-1", "x", ""), false);
        search.Put(new ProductId(Acme, "G"), Named("G", "x", "") with { Gtin = "4006381333931" }, false);

        Assert.Equal(codes, search.Resolve(typed).Select(id => id.Code).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 501)]
    [InlineData(-1, 10)]
    public void Search_OfAPageOutOfRange_IsRefused(int skip, int take)
    {
        using var search = new ShowSearch();

        Assert.Throws<ArgumentException>(() => search.Search(CatalogueQuery.All("en") with { Skip = skip, Take = take }, s => s.Value));
    }

    [Fact]
    public async Task Search_WhileProductsChange_SeesNoHalfChange()
    {
        using var search = new ShowSearch();
        var writing = Task.Run(() =>
        {
            for (var i = 0; i < 2_000; i++) search.Put(new ProductId(Acme, $"{i % 300}"), Coloured($"{i % 300}", i % 2 == 0 ? "Red" : "Blue", "Kitchen"), false);
        });
        while (!writing.IsCompleted)
        {
            var hits = search.Search(CatalogueQuery.All("en") with { Text = "pan" }, s => s.Value);
            Assert.Equal(hits.Total, hits.Attributes.SelectMany(f => f.Values).Sum(v => v.Count));
        }

        await writing;
        Assert.Equal(300, search.Search(CatalogueQuery.All("en") with { Text = "pan" }, s => s.Value).Total);
    }

    /// <summary>A red pan in Kitchen/Pans, a blue cup in Kitchen/Cups and a chair in Office; only words that are used are translated, and Colour.</summary>
    private static ShowSearch Translated()
    {
        var search = new ShowSearch();
        search.Translate("Red", new LocalText([new("fr", "Rouge"), new("de", "Rot")]));
        search.Translate("Colour", LocalText.Of("fr", "Couleur"));
        search.Put(new ProductId(Acme, "1"), Coloured("1", "Red", "Kitchen/Pans") with { Name = LocalText.Of("fr", "Poêle") }, false);
        search.Put(new ProductId(Acme, "2"), Coloured("2", "Blue", "Kitchen/Cups"), false);
        search.Put(new ProductId(Acme, "3"), Coloured("3", "Black", "Office"), false);
        search.Translate("Kitchen", LocalText.Of("fr", "Cuisine"));
        search.Translate("Pans", LocalText.Of("fr", "Batterie"));
        return search;
    }

    private static SearchHits Hits(ShowSearch search, string text, string language) =>
        search.Search(CatalogueQuery.All(language) with { Text = text }, s => s.Value);

    private static string Found(ShowSearch search, string text, string language = "fr") =>
        string.Join(' ', Hits(search, text, language).Page.Select(id => id.Code).Order(StringComparer.Ordinal));

    private static void AssertSame(Dictionary<ProductId, (ProductDefinition Definition, bool Withdrawn)> products, ShowSearch search, CatalogueQuery query)
    {
        var expected = SearchSample.Scan(products, query);
        // A misspelt word is answered by similar ones: then there is no scan to compare with.
        if (expected.Count == 0 && query.Text is "zzz" or "pan steel" or "oak ab") return;
        var hits = search.Search(query, s => s.Value);

        Assert.Equal(expected.Count, hits.Total);
        Assert.Equal(Math.Clamp(expected.Count - query.Skip, 0, query.Take), hits.Page.Length);
        Assert.Equal(hits.Page.Length, hits.Page.Distinct().Count());
        Assert.All(hits.Page, id => Assert.Contains(id, expected));
        AssertOrder(query, [.. hits.Page.Select(id => products[id].Definition)]);
        foreach (var seller in hits.Sellers.Values)
            Assert.Equal(SearchSample.Scan(products, query with { Sellers = [new SellerId(seller.Value)] }).Count, seller.Count);
        foreach (var category in hits.Categories.Values)
            Assert.Equal(SearchSample.Scan(products, query with { Category = category.Value }).Count, category.Count);
        foreach (var facet in hits.Attributes)
            foreach (var value in facet.Values)
                Assert.Equal(SearchSample.Scan(products, With(query, facet.Name, value.Value)).Count, value.Count);
    }

    private static void AssertOrder(CatalogueQuery query, ImmutableArray<ProductDefinition> page)
    {
        var prices = page.Select(p => p.ShowPrice.Amount);
        if (query.Order == CatalogueOrder.PriceUp) Assert.Equal(prices.Order(), prices);
        if (query.Order == CatalogueOrder.PriceDown) Assert.Equal(prices.OrderDescending(), prices);
        var names = page.Select(p => Words.SortKey(p.Name.In("en")));
        if (query.Order == CatalogueOrder.Name) Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    private static CatalogueQuery With(CatalogueQuery query, string attribute, string value) =>
        query with { Attributes = [.. query.Attributes.Where(f => f.Name != attribute), new AttributeFilter(attribute, [value])] };

    private static ProductDefinition Pan() => new(
        "AB-1024",
        new LocalText([new Translation("en", "Frying pan, 28 cm"), new Translation("fr", "Poêle"), new Translation("de", "Bratpfanne Pfännchen")]),
        LocalText.Of("en", "Forged aluminium"), "Kitchen/Pans", [new ProductAttribute("Colour", "Black")], 6,
        new Money(39.9m, "EUR"), new Money(34.5m, "EUR"), "4006381333931", []);

    private static ProductDefinition Named(string code, string name, string description) => Pan() with
    {
        Code = code,
        Name = LocalText.Of("en", name),
        Description = LocalText.Of("en", description),
        Gtin = null,
        Attributes = [],
        Category = "",
    };

    private static ProductDefinition Coloured(string code, string colour, string category) => Named(code, "Pan", "") with
    {
        Category = category,
        Attributes = [new ProductAttribute("Colour", colour)],
    };
}
