using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Carts;

/// <summary>A line's part of the cart's snapshot: its changes in order of arrival, which are then merged anew.</summary>
public sealed partial class CartLine
{
    public void Write(ref PayloadWriter writer)
    {
        writer.WriteString(Product.Seller.Value);
        writer.WriteString(Product.Code);
        writer.WriteCount(_edits.Count);
        foreach (var edit in _edits) Write(ref writer, edit);
    }

    public static CartLine Read(ref PayloadReader reader, IReadOnlyList<Submission> submissions)
    {
        var none = new EntryFrontier();
        var line = new CartLine(new ProductId(new SellerId(reader.ReadString()), reader.ReadString()));
        for (var left = reader.ReadCount(leastBytes: 24); left > 0; left--)
        {
            var edit = ReadEdit(ref reader);
            if (edit.Kind == LineChangeKind.Submitted) line.Submit(edit, LineHistory.CoveredBy(edit.Name, submissions));
            else line.Apply(edit, none);
        }

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
        writer.WriteEntryNames(edit.Causes);
        writer.WriteBool(edit.CameLate);
        if (edit.IsAdd) writer.WriteGuid(edit.Command);
    }

    private static LineEdit ReadEdit(ref PayloadReader reader)
    {
        var edit = new LineEdit(
            reader.ReadEntryName(),
            new HybridTime(reader.ReadInt64()),
            reader.ReadString(),
            (LineChangeKind)reader.ReadByte(),
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadBool(),
            reader.ReadEntryNames())
        {
            CameLate = reader.ReadBool(),
        };
        return edit.IsAdd ? edit with { Command = reader.ReadGuid() } : edit;
    }
}
