using B2BBooking.Grains.Orders;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Orders;

/// <summary>The bytes of version 1. They stand in journals: a change that breaks one of these needs a new version beside it.</summary>
public sealed class OrderEntriesTests
{
    private const string SubmissionBytes =
        "01" + "024E31" + "0470616E73" + "03455552" + "01" + "027031" + "0350616E" + "04" + "02E209" + "02";

    private const string CancellationBytes = "01" + "01" + "027031" + "04" + "026E6F" + "01";

    [Fact]
    public void Submission_Version1_HasTheseBytes()
    {
        var order = new OrderSubmitted("N1", Pans, "EUR", [new OrderedLine("p1", "Pan", 2, 12.50m, 1)]);
        Assert.Equal(SubmissionBytes, Convert.ToHexString(OrderEntries.Submission(order).Payload.Span));
        var read = OrderEntries.ReadSubmission(Convert.FromHexString(SubmissionBytes));
        Assert.Equal(("N1", Pans, "EUR", 25.00m), (read.Number, read.Seller, read.Currency, read.Total.Amount));
        Assert.Equal(order.Lines.AsEnumerable(), read.Lines);
    }

    [Fact]
    public void Cancellation_Version1_HasTheseBytes()
    {
        var cancelled = new OrderCancelled([new CancelledPieces("p1", 2)], "no", ForGroup: true);
        Assert.Equal(CancellationBytes, Convert.ToHexString(OrderEntries.Cancellation(cancelled).Payload.Span));
        var read = OrderEntries.ReadCancellation(Convert.FromHexString(CancellationBytes));
        Assert.Equal(("no", true), (read.Reason, read.ForGroup));
        Assert.Equal(cancelled.Lines.AsEnumerable(), read.Lines);
    }

    [Fact]
    public void Acceptance_Version1_HasTheseBytes() => Assert.Equal("01", Convert.ToHexString(OrderEntries.Acceptance().Payload.Span));
}
