using B2BBooking.WebFront.Imports;

namespace B2BBooking.WebFront.Tests;

public sealed class ImportColumnTests
{
    [Theory]
    [InlineData("code", "code")]
    [InlineData("packQuantity", "pack")]
    [InlineData("showPrice", "show price")]
    [InlineData("customerNumber", "customer number")]
    [InlineData("name:fr", "name:fr")]
    [InlineData("attribute:Colour", "attribute:Colour")]
    public void NameOf_AField_IsTheColumnOfTheFile(string field, string column) => Assert.Equal(column, ImportColumn.NameOf(field));
}
