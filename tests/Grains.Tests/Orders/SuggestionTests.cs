using B2BBooking.Grains.Orders;

namespace B2BBooking.Grains.Tests.Orders;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData(new int[0], 6, 0)]
    [InlineData(new[] { 12 }, 6, 12)]
    [InlineData(new[] { 1 }, 6, 6)]
    [InlineData(new[] { 10, 2, 30 }, 1, 10)]
    [InlineData(new[] { 10, 20 }, 1, 10)]
    [InlineData(new[] { 14, 14, 14 }, 6, 12)]
    [InlineData(new[] { 15, 15, 15 }, 6, 18)]
    [InlineData(new[] { 1, 1, 1, 1, 1, 900, 900, 900, 900, 900 }, 1, 1)]
    public void Suggestion_OfPastQuantities_IsTheMedianOfTheLatestInWholePacks(int[] newestFirst, int pack, int expected) =>
        Assert.Equal(expected, Suggestion.Of(newestFirst, pack));
}
