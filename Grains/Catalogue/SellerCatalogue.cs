using System.Security.Cryptography;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Catalogue;

/// <summary>What a seller's catalogue must remember to decide: for each code its price version, prices and whether it is
/// withdrawn. Of the definition it keeps a digest, enough to know an identical one; the texts are in <see cref="ProductIndex"/>
/// once, not twice. For each product the last definition counts, and the last withdrawal or restoration.</summary>
public sealed class SellerCatalogue : IStreamState<SellerCatalogue>
{
    private readonly Dictionary<string, Item> _items = [];

    public static int RulesVersion => 2;

    public int Size => _items.Count;

    public static SellerCatalogue Empty(StreamName stream) => new();

    public static SellerCatalogue Read(StreamName stream, ref PayloadReader reader)
    {
        var catalogue = new SellerCatalogue();
        for (var left = reader.ReadCount(leastBytes: 8); left > 0; left--) catalogue._items.Add(reader.ReadString(), Item.Read(ref reader));
        return catalogue;
    }

    public void Write(ref PayloadWriter writer)
    {
        writer.WriteCount(_items.Count);
        foreach (var (code, item) in _items)
        {
            writer.WriteString(code);
            item.Write(ref writer);
        }
    }

    public bool Has(string code) => _items.TryGetValue(code, out var item) && item.PriceVersion > 0;

    public bool IsWithdrawn(string code) => _items.TryGetValue(code, out var item) && item.Withdrawn;

    /// <summary>The version of the product's price, 0 for a product that is not there.</summary>
    public int PriceVersionOf(string code) => _items.TryGetValue(code, out var item) ? item.PriceVersion : 0;

    public bool HasPrices(string code, Money list, Money show) =>
        _items.TryGetValue(code, out var item) && item.List == list.Amount && item.Show == show.Amount && item.Currency == show.Currency;

    /// <summary>Whether this definition is exactly what counts already.</summary>
    public bool Has(DefinedProduct product) =>
        _items.TryGetValue(product.Definition.Code, out var item)
        && item.Digest == DigestOf(CatalogueEntries.Payload(product));

    public bool Apply(Entry entry)
    {
        switch (entry.Kind)
        {
            case CatalogueEntries.Added or CatalogueEntries.Changed:
                var product = CatalogueEntries.ReadDefined(entry.Payload);
                At(product.Definition.Code).Define(product, DigestOf(entry.Payload), Stamp.Of(entry));
                return true;
            case CatalogueEntries.Withdrawn or CatalogueEntries.Restored:
                At(CatalogueEntries.ReadCode(entry.Payload)).Withdraw(entry.Kind == CatalogueEntries.Withdrawn, Stamp.Of(entry));
                return true;
            default:
                return false;
        }
    }

    private static Guid DigestOf(ReadOnlyMemory<byte> payload) => new(SHA256.HashData(payload.Span).AsSpan(0, 16), bigEndian: true);

    private Item At(string code)
    {
        if (!_items.TryGetValue(code, out var item)) _items.Add(code, item = new Item());
        return item;
    }

    private sealed class Item
    {
        private Stamp _defined;
        private Stamp _withdrawn;

        public Guid Digest { get; private set; }

        public int PriceVersion { get; private set; }

        public decimal List { get; private set; }

        public decimal Show { get; private set; }

        public string Currency { get; private set; } = "";

        public bool Withdrawn { get; private set; }

        public void Define(DefinedProduct product, Guid digest, Stamp stamp)
        {
            if (stamp <= _defined) return;
            (_defined, Digest, PriceVersion) = (stamp, digest, product.PriceVersion);
            var definition = product.Definition;
            (List, Show, Currency) = (definition.ListPrice.Amount, definition.ShowPrice.Amount, string.Intern(definition.ShowPrice.Currency));
        }

        public void Withdraw(bool withdrawn, Stamp stamp)
        {
            if (stamp > _withdrawn) (_withdrawn, Withdrawn) = (stamp, withdrawn);
        }

        public void Write(ref PayloadWriter writer)
        {
            WriteStamp(ref writer, _defined);
            writer.WriteGuid(Digest);
            writer.WriteInt32(PriceVersion);
            writer.WriteDecimal(List);
            writer.WriteDecimal(Show);
            writer.WriteString(Currency);
            WriteStamp(ref writer, _withdrawn);
            writer.WriteBool(Withdrawn);
        }

        public static Item Read(ref PayloadReader reader) => new()
        {
            _defined = ReadStamp(ref reader),
            Digest = reader.ReadGuid(),
            PriceVersion = reader.ReadInt32(),
            List = reader.ReadDecimal(),
            Show = reader.ReadDecimal(),
            Currency = string.Intern(reader.ReadString()),
            _withdrawn = ReadStamp(ref reader),
            Withdrawn = reader.ReadBool(),
        };

        /// <summary>No stamp, for a product never withdrawn, is a single byte.</summary>
        private static void WriteStamp(ref PayloadWriter writer, Stamp stamp)
        {
            writer.WriteBool(stamp != default);
            if (stamp != default) stamp.Write(ref writer);
        }

        private static Stamp ReadStamp(ref PayloadReader reader) => reader.ReadBool() ? Stamp.Read(ref reader) : default;
    }
}
