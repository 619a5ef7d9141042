using B2BBooking.WebFront.Carts;

namespace B2BBooking.WebFront.Tests.Carts;

public class SetAsideEditTests
{
    private const string Edit = """
        {"id":"0199f0a0-0000-7000-8000-000000000001","kind":"add","show":"hearth","group":"shop","seller":"nordlys","code":"NL-1","name":"Mug","quantity":12,"priceVersion":3,"seen":""}
        """;

    [Fact]
    public void Failed_IsNotDoneAndSaysWhy() =>
        Assert.Equal(new OutboxReply(Done: false, "The disk is full.", SetAside: false), OutboxReply.Failed("The disk is full."));

    [Fact]
    public void Unreadable_IsSetAsideAtOnce() => Assert.True(OutboxReply.Unreadable is { Done: false, SetAside: true });

    [Theory]
    [InlineData(Edit, true)]
    [InlineData("{\"id\":\"of an older page\"}", false)]
    [InlineData("null", false)]
    public void CanBeRetried_OnlyWhatCanBeRead(string text, bool can) => Assert.Equal(can, new SetAsideEdit(text, "It failed.").CanBeRetried);
}
