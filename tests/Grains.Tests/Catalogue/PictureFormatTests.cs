using System.Text;
using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Tests.Catalogue;

public sealed class PictureFormatTests
{
    [Theory]
    [InlineData("<circle r='4' fill='red' style='stroke:url(#g)'/><a href='#top'/>")]
    [InlineData("<image href='data:image/png;base64,iVBORw0KGgo='/><text>on 1 &amp; 2</text>")]
    public void Refuse_OfAnInertSvg_Accepts(string inside) => Assert.Null(PictureFormat.Refuse(Svg(inside)));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<SCRIPT/>")]
    [InlineData("<circle onload='x()'/>")]
    [InlineData("<circle ONCLICK='x()'/>")]
    [InlineData("<foreignObject/>")]
    [InlineData("<a xmlns:x='http://www.w3.org/1999/xlink' x:href='javascript:alert(1)'/>")]
    [InlineData("<image href='https://elsewhere.example/a.png'/>")]
    [InlineData("<image href='data:image/svg+xml,x'/>")]
    [InlineData("<style>@import 'http://elsewhere.example';</style>")]
    [InlineData("<style>a{background:url( \"http://elsewhere.example\")}</style>")]
    [InlineData("<circle style='fill:url(//elsewhere.example)'/>")]
    [InlineData("<set attributeName='href' to='javascript:x'/>")]
    [InlineData("<?xml-stylesheet href='http://elsewhere.example'?>")]
    public void Refuse_OfAnSvgThatRunsOrFetches_SaysWhat(string inside) =>
        Assert.Equal(RefusalCodes.BadValue, PictureFormat.Refuse(Svg(inside))?.Code);

    [Fact]
    public void Refuse_OfAnSvgWithADtd_Refuses()
    {
        var bomb = "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>";

        Assert.NotNull(PictureFormat.Refuse(new Picture("image/svg+xml", [.. Encoding.UTF8.GetBytes(bomb)])));
    }

    [Theory]
    [InlineData("image/png", new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0 }, true)]
    [InlineData("image/jpeg", new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }, true)]
    [InlineData("image/jpeg", new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }, false)]
    [InlineData("text/html", new byte[] { 60 }, false)]
    [InlineData("image/webp", new byte[] { 0x52, 0x49, 0x46, 0x46 }, false)]
    public void Refuse_ByMagicBytes_TellsThePictureFromItsClaim(string mediaType, byte[] bytes, bool good) =>
        Assert.Equal(good, PictureFormat.Refuse(new Picture(mediaType, [.. bytes])) is null);

    [Fact]
    public void Put_OfMoreThanTwoMebibytes_IsRefused()
    {
        var picture = new Picture("image/png", [.. new byte[PictureRules.MostBytes + 1]]);

        var decision = PictureRules.Put(StoredPicture.Empty(default), new ShowId("s"), new string('a', 64), picture, showExists: true);

        Assert.Equal(RefusalCodes.FileTooLarge, decision.Refusal?.Code);
    }

    private static Picture Svg(string inside) =>
        new("image/svg+xml", [.. Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg'>{inside}</svg>")]);
}
