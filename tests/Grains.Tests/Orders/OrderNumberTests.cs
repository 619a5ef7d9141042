using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Orders;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Orders;

public sealed class OrderNumberTests
{
    private static readonly OriginId Origin = new(new Guid("00112233-4455-6677-8899-aabbccddeeff"));

    [Fact]
    public void Code_OfIncarnation_IsSixLettersOfCrockfordsBase32()
    {
        var code = OrderNumber.CodeOf(Origin, 0);
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{6}$", code);
        Assert.NotEqual(code, OrderNumber.CodeOf(Origin, 1));
        Assert.Equal($"{code}-00012", OrderNumber.Of(code, 12));
        Assert.Equal(code, OrderNumber.CodeOf($"{code}-00012"));
    }

    [Fact]
    public void OrderId_OfSubmissionAndSeller_IsAlwaysTheSame()
    {
        var submission = new CommandId(Origin.Value);
        Assert.Equal(OrderId.Of(submission, Pans), OrderId.Of(submission, Pans));
        Assert.NotEqual(OrderId.Of(submission, Pans), OrderId.Of(submission, Knives));
        Assert.Equal(32, OrderId.Of(submission, Pans).Length);
    }
}
