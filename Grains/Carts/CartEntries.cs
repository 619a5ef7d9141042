using System.Collections.Immutable;
using B2BBooking.Grains.Carts.Submissions;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Carts;

/// <summary>What an entry about a line says. <see cref="Former"/>: what the entries that it replaces came to, so that it can
/// be undone wherever it is read. <see cref="ForGroup"/>: made by somebody who is no member of the group.</summary>
public readonly record struct LineChangePayload(ProductId Product, int Quantity, int PriceVersion, int Former, bool ForGroup);

/// <summary>An order that a submission made.</summary>
public readonly record struct OrderPlaced(string OrderId, string Number, SellerId Seller, Money Total);

/// <summary>The kinds of a cart's entries and the bytes of their payloads. What an entry's causes mean depends on its kind:
/// see DESIGN.md.</summary>
public static class CartEntries
{
    public const string Stream = "cart";

    public const string Add = "cart.add";
    public const string Set = "cart.set";
    public const string Remove = "cart.remove";
    public const string Resolve = "cart.resolve";
    public const string Restore = "cart.restore";
    public const string Undo = "cart.undo";
    public const string AcceptPrice = "cart.price";
    public const string Confirmed = "cart.confirmed";
    public const string Submitted = "cart.submitted";

    private const byte Format = 1;

    public static ImmutableArray<string> Kinds { get; } = [Add, Set, Remove, Resolve, Restore, Undo, AcceptPrice, Confirmed, Submitted];

    /// <summary>Of the cart, not of a line.</summary>
    public static bool IsOfWholeCart(string kind) => kind is Confirmed or Submitted || IntentEntries.Kinds.Contains(kind);

    public static Draft Line(string kind, LineChangePayload change, ImmutableArray<EntryName> causes)
    {
        var writer = new PayloadWriter(Format);
        writer.WriteString(change.Product.Seller.Value);
        writer.WriteString(change.Product.Code);
        writer.WriteInt32(change.Quantity);
        writer.WriteInt32(change.PriceVersion);
        writer.WriteInt32(change.Former);
        writer.WriteBool(change.ForGroup);
        return new Draft(kind, writer.ToArray(), causes);
    }

    public static LineChangePayload ReadLine(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        reader.ReadVersion(Format);
        var product = new ProductId(new SellerId(reader.ReadString()), reader.ReadString());
        var change = new LineChangePayload(product, reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadBool());
        reader.ReadEnd();
        return change;
    }

    public static Draft Confirmation(bool forGroup, ImmutableArray<EntryName> seen)
    {
        var writer = new PayloadWriter(Format);
        writer.WriteBool(forGroup);
        return new Draft(Confirmed, writer.ToArray(), seen);
    }

    public static bool ReadConfirmation(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        reader.ReadVersion(Format);
        var forGroup = reader.ReadBool();
        reader.ReadEnd();
        return forGroup;
    }

    public static Draft Submission(ImmutableArray<OrderPlaced> orders, ImmutableArray<EntryName> covered)
    {
        var writer = new PayloadWriter(Format);
        Write(ref writer, orders);
        return new Draft(Submitted, writer.ToArray(), covered);
    }

    public static ImmutableArray<OrderPlaced> ReadSubmission(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        reader.ReadVersion(Format);
        var orders = ReadOrders(ref reader);
        reader.ReadEnd();
        return orders;
    }

    internal static void Write(ref PayloadWriter writer, ImmutableArray<OrderPlaced> orders)
    {
        writer.WriteCount(orders.Length);
        foreach (var order in orders)
        {
            writer.WriteString(order.OrderId);
            writer.WriteString(order.Number);
            writer.WriteString(order.Seller.Value);
            writer.WriteDecimal(order.Total.Amount);
            writer.WriteString(order.Total.Currency);
        }
    }

    internal static ImmutableArray<OrderPlaced> ReadOrders(ref PayloadReader reader)
    {
        var orders = ImmutableArray.CreateBuilder<OrderPlaced>(reader.ReadCount(leastBytes: 6));
        for (var i = 0; i < orders.Capacity; i++)
            orders.Add(new OrderPlaced(
                reader.ReadString(),
                reader.ReadString(),
                new SellerId(reader.ReadString()),
                new Money(reader.ReadDecimal(), reader.ReadString())));
        return orders.MoveToImmutable();
    }
}
