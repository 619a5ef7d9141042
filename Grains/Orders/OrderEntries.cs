using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Orders;

/// <summary>A line as it was ordered: name and price are the ones of that moment, whatever becomes of the product.</summary>
public readonly record struct OrderedLine(string Code, string Name, int Quantity, decimal UnitPrice, int PriceVersion);

/// <summary>The start of an order's life.</summary>
public sealed record OrderSubmitted(string Number, SellerId Seller, string Currency, ImmutableArray<OrderedLine> Lines)
{
    public Money Total
    {
        get
        {
            var total = 0m;
            foreach (var line in Lines) total += line.UnitPrice * line.Quantity;
            return new Money(total, Currency);
        }
    }
}

public readonly record struct CancelledPieces(string Code, int Quantity);

/// <summary>Pieces cancelled, and why. <see cref="ForGroup"/>: by a representative on the group's behalf.</summary>
public sealed record OrderCancelled(ImmutableArray<CancelledPieces> Lines, string Reason, bool ForGroup);

/// <summary>The kinds of an order's entries and the bytes of their payloads.</summary>
public static class OrderEntries
{
    public const string Submitted = "order.submitted";
    public const string Accepted = "order.accepted";
    public const string Cancelled = "order.cancelled";

    private const string StreamPrefix = "order/";
    private const byte Format = 1;

    public static ImmutableArray<string> Kinds { get; } = [Submitted, Accepted, Cancelled];

    public static string StreamOf(string orderId) => StreamPrefix + orderId;

    /// <summary>The order id in a stream's name.</summary>
    public static string IdOf(string stream) => stream[StreamPrefix.Length..];

    public static Draft Submission(OrderSubmitted order)
    {
        var writer = new PayloadWriter(Format);
        writer.WriteString(order.Number);
        writer.WriteString(order.Seller.Value);
        writer.WriteString(order.Currency);
        writer.WriteCount(order.Lines.Length);
        foreach (var line in order.Lines)
        {
            writer.WriteString(line.Code);
            writer.WriteString(line.Name);
            writer.WriteInt32(line.Quantity);
            writer.WriteDecimal(line.UnitPrice);
            writer.WriteInt32(line.PriceVersion);
        }

        return new Draft(Submitted, writer.ToArray(), []);
    }

    public static OrderSubmitted ReadSubmission(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        reader.ReadVersion(Format);
        var (number, seller, currency) = (reader.ReadString(), new SellerId(reader.ReadString()), reader.ReadString());
        var lines = ImmutableArray.CreateBuilder<OrderedLine>(reader.ReadCount(leastBytes: 6));
        for (var i = 0; i < lines.Capacity; i++)
            lines.Add(new OrderedLine(reader.ReadString(), reader.ReadString(), reader.ReadInt32(), reader.ReadDecimal(), reader.ReadInt32()));
        reader.ReadEnd();
        return new OrderSubmitted(number, seller, currency, lines.MoveToImmutable());
    }

    public static Draft Acceptance()
    {
        var writer = new PayloadWriter(Format);
        return new Draft(Accepted, writer.ToArray(), []);
    }

    public static void ReadAcceptance(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        reader.ReadVersion(Format);
        reader.ReadEnd();
    }

    public static Draft Cancellation(OrderCancelled cancelled)
    {
        var writer = new PayloadWriter(Format);
        writer.WriteCount(cancelled.Lines.Length);
        foreach (var line in cancelled.Lines)
        {
            writer.WriteString(line.Code);
            writer.WriteInt32(line.Quantity);
        }

        writer.WriteString(cancelled.Reason);
        writer.WriteBool(cancelled.ForGroup);
        return new Draft(Cancelled, writer.ToArray(), []);
    }

    public static OrderCancelled ReadCancellation(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        reader.ReadVersion(Format);
        var lines = ImmutableArray.CreateBuilder<CancelledPieces>(reader.ReadCount(leastBytes: 2));
        for (var i = 0; i < lines.Capacity; i++) lines.Add(new CancelledPieces(reader.ReadString(), reader.ReadInt32()));
        var cancelled = new OrderCancelled(lines.MoveToImmutable(), reader.ReadString(), reader.ReadBool());
        reader.ReadEnd();
        return cancelled;
    }
}
