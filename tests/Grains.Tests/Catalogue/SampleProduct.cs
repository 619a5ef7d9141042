using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Tests.Catalogue;

static class SampleProduct
{
    public static ProductDefinition Pan { get; } = new(
        "AB-1024", new LocalText([new Translation("en", "Frying pan, 28 cm"), new Translation("fr", "Poêle, 28 cm")]),
        LocalText.Of("en", "Forged aluminium."), "Kitchen/Pans",
        [new ProductAttribute("Colour", "Black"), new ProductAttribute("Size", "28 cm")], 6,
        new Money(39.90m, "EUR"), new Money(34.50m, "EUR"), "4006381333931", []);
}
