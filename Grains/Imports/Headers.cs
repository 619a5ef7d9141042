using B2BBooking.Grains.Catalogue.Search;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Imports;

/// <summary>What a column is: a field, and the language of its texts or the name of its attribute after the colon.</summary>
public readonly record struct Header(string Field, string? Detail);

/// <summary>Columns of a kind of file by their names in English, French and German, whatever their case, accents and blanks.</summary>
public sealed class Headers(IReadOnlyDictionary<string, Header> known)
{
    /// <summary>A vocabulary; each line: the field, then its names. A name's language is that of the text below it.
    /// Names of a field that differ only by case, accents and blanks are one.</summary>
    public static Headers Of(params (string Field, string? Detail, string[] Names)[] vocabulary) => new(
        vocabulary.SelectMany(v => v.Names.Select(name => (Key: Words.Joined(name), Header: new Header(v.Field, v.Detail))))
            .Distinct()
            .ToDictionary(v => v.Key, v => v.Header));

    /// <summary>Which column is which; the names of columns that are none; and a refusal where two are the same.</summary>
    public Outcome<HeaderMap> Map(Table table)
    {
        var map = new Dictionary<Header, int>();
        var ignored = new List<string>();
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var name = table.Columns[column].Trim();
            if (Find(name) is not { } header)
            {
                if (name.Length > 0) ignored.Add(name);
                else if (table.Rows.Any(row => !string.IsNullOrWhiteSpace(row[column].Text))) ignored.Add($"(column {column + 1} without a name)");
                continue;
            }

            if (!map.TryAdd(header, column)) return Table.Unreadable($"Columns '{table.Columns[map[header]]}' and '{name}' mean the same: keep one of them.");
        }

        return new HeaderMap(map, ignored);
    }

    private static bool NeedsDetail(Header header) => header is { Field: CatalogueColumns.Attribute or GlossaryColumns.Text, Detail: null };

    /// <summary>A name alone, or with a language or an attribute's name: <c>name:fr</c>, <c>name (fr)</c>, <c>attribute:Colour</c>.</summary>
    private Header? Find(string name)
    {
        if (known.TryGetValue(Words.Joined(name), out var whole) && !NeedsDetail(whole)) return whole;
        var cut = name.IndexOfAny([':', '(', '[']);
        if (cut <= 0 || !known.TryGetValue(Words.Joined(name[..cut]), out var field)) return null;
        var detail = name[(cut + 1)..].Trim().TrimEnd(')', ']').Trim();
        if (detail.Length == 0) return null;
        return field.Field switch
        {
            CatalogueColumns.Attribute => field with { Detail = detail },
            CatalogueColumns.Name or CatalogueColumns.Description or GlossaryColumns.Text when detail.Length == 2 => field with { Detail = Words.Joined(detail) },
            _ => null,
        };
    }
}

public sealed record HeaderMap(IReadOnlyDictionary<Header, int> Columns, IReadOnlyList<string> Ignored)
{
    public bool Has(string field) => Columns.Keys.Any(header => header.Field == field);

    public int? ColumnOf(string field) => Columns.TryGetValue(new Header(field, null), out var column) ? column : null;

    /// <summary>The texts of a field in a row; a language whose column is not in the file keeps what it has.</summary>
    public LocalText Texts(TableRow row, string field, LocalText known)
    {
        var texts = known.Translations.ToList();
        foreach (var (header, column) in Columns.Where(c => c.Key.Field == field).OrderBy(c => c.Value))
        {
            var text = row[column].Text ?? "";
            var at = texts.FindIndex(t => t.Language == header.Detail);
            if (text.Length == 0 && at >= 0) texts.RemoveAt(at);
            else if (text.Length > 0 && at >= 0) texts[at] = texts[at] with { Text = text };
            else if (text.Length > 0) texts.Add(new Translation(header.Detail!, text));
        }

        return new LocalText([.. texts]);
    }

    /// <summary>Why a row cannot be read, if so. What stands in columns that are ignored is ignored with them.</summary>
    public Refusal? ProblemOf(TableRow row) =>
        row.Unreadable ?? Columns.Values.Order().Select(column => row[column].Problem).FirstOrDefault(problem => problem is not null);

    /// <summary>The text of a field in a row; null where the file has no such column.</summary>
    public string? Text(TableRow row, string field) => ColumnOf(field) is { } column ? row[column].Text ?? "" : null;
}
