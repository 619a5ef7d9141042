using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Carts;

/// <summary>The bytes of version 1. They stand in journals: a change that breaks one of these needs a new version beside it.</summary>
public sealed class CartEntriesTests
{
    private const string LineBytes = "01" + "0470616E73" + "027031" + "06" + "02" + "0A" + "01";
    private const string SubmissionBytes = "01" + "01" + "026F31" + "024E31" + "0470616E73" + "02E209" + "03455552";

    [Fact]
    public void Line_Version1_HasTheseBytes()
    {
        var change = new LineChangePayload(new ProductId(Pans, "p1"), Quantity: 3, PriceVersion: 1, Former: 5, ForGroup: true);
        Assert.Equal(LineBytes, Convert.ToHexString(CartEntries.Line(CartEntries.Set, change, []).Payload.Span));
        Assert.Equal(change, CartEntries.ReadLine(Convert.FromHexString(LineBytes)));
    }

    [Fact]
    public void Confirmation_Version1_HasTheseBytes()
    {
        Assert.Equal("0101", Convert.ToHexString(CartEntries.Confirmation(forGroup: true, []).Payload.Span));
        Assert.True(CartEntries.ReadConfirmation(Convert.FromHexString("0101")));
    }

    [Fact]
    public void Submission_Version1_HasTheseBytes()
    {
        var order = new OrderPlaced("o1", "N1", Pans, new Money(12.50m, "EUR"));
        Assert.Equal(SubmissionBytes, Convert.ToHexString(CartEntries.Submission([order], []).Payload.Span));
        Assert.Equal(order, Assert.Single(CartEntries.ReadSubmission(Convert.FromHexString(SubmissionBytes))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("02" + "0470616E73" + "027031" + "06" + "02" + "0A" + "01")]
    [InlineData("01" + "0470616E73" + "027031" + "06")]
    [InlineData(LineBytes + "00")]
    public void Line_OtherBytes_AreRefused(string hex) =>
        Assert.Throws<PayloadFormatException>(() => CartEntries.ReadLine(Convert.FromHexString(hex)));
}
