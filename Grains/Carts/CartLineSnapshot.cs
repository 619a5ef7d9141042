using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Carts;

/// <summary>A line's part of the cart's snapshot; the cart's rules version covers its bytes.</summary>
public sealed partial class CartLine
{
    public void Write(ref PayloadWriter writer)
    {
        writer.WriteString(Product.Seller.Value);
        writer.WriteString(Product.Code);
        writer.WriteCount(_edits.Count);
        foreach (var edit in _edits) Write(ref writer, edit);
        (_replaced ?? new EntryFrontier()).Write(ref writer);
        writer.WriteEntryNames([.. _undoneBeforeTheyCame ?? []]);
        writer.WriteCount(_accepted?.Count ?? 0);
        foreach (var accepted in _accepted ?? [])
        {
            accepted.Covered.Write(ref writer);
            writer.WriteInt32(accepted.PriceVersion);
        }
    }

    public static CartLine Read(ref PayloadReader reader)
    {
        var line = new CartLine(new ProductId(new SellerId(reader.ReadString()), reader.ReadString()));
        for (var left = reader.ReadCount(leastBytes: 24); left > 0; left--) line.Keep(ReadEdit(ref reader));
        if (EntryFrontier.Read(ref reader) is { IsEmpty: false } replaced) line._replaced = replaced;
        if (reader.ReadEntryNames() is { IsEmpty: false } undone) line._undoneBeforeTheyCame = [.. undone];
        for (var left = reader.ReadCount(leastBytes: 2); left > 0; left--)
            (line._accepted ??= []).Add(new Acceptance(EntryFrontier.Read(ref reader), reader.ReadInt32()));
        return line;
    }

    private static void Write(ref PayloadWriter writer, LineEdit edit)
    {
        writer.WriteEntryName(edit.Name);
        writer.WriteInt64(edit.Time.Value);
        writer.WriteString(edit.Actor);
        writer.WriteByte((byte)edit.Kind);
        writer.WriteInt32(edit.Quantity);
        writer.WriteInt32(edit.PriceVersion);
        writer.WriteInt32(edit.Former);
        writer.WriteBool(edit.ForGroup);
        writer.WriteBool(edit.Voided);
    }

    private static LineEdit ReadEdit(ref PayloadReader reader) => new(
        reader.ReadEntryName(),
        new HybridTime(reader.ReadInt64()),
        reader.ReadString(),
        (LineChangeKind)reader.ReadByte(),
        reader.ReadInt32(),
        reader.ReadInt32(),
        reader.ReadInt32(),
        reader.ReadBool(),
        reader.ReadBool());
}
