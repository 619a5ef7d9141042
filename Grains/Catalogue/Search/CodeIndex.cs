using B2BBooking.Grains.Interfaces.Catalogue;

namespace B2BBooking.Grains.Catalogue.Search;

/// <summary>Rows by code and by GTIN.</summary>
public sealed class CodeIndex
{
    private readonly Dictionary<string, List<int>> _byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<int>> _byGtin = new(StringComparer.Ordinal);

    public void Replace(int row, ProductDefinition? before, ProductDefinition after)
    {
        if (before is null) Add(_byCode, after.Code, row);
        if (before?.Gtin == after.Gtin) return;
        if (before?.Gtin is { } old) _byGtin[Spelled(old)].Remove(row);
        if (after.Gtin is { } gtin) Add(_byGtin, Spelled(gtin), row);
    }

    /// <summary>The rows with exactly this code, else with it in other case, else with this GTIN.</summary>
    public IReadOnlyList<int> Find(string typed, Func<int, string> codeOf)
    {
        typed = typed.Trim();
        if (_byCode.TryGetValue(typed, out var rows))
            return rows.Where(row => codeOf(row) == typed).ToList() is { Count: > 0 } exact ? exact : rows;
        return ProductRules.IsGtin(typed) ? _byGtin.GetValueOrDefault(Spelled(typed), []) : [];
    }

    /// <summary>A GTIN of 8, 12, 13 or 14 digits is the same number with zeros in front, and scanners differ in how many they send.</summary>
    private static string Spelled(string gtin) => gtin.TrimStart('0');

    private static void Add(Dictionary<string, List<int>> index, string key, int row)
    {
        if (!index.TryGetValue(key, out var rows)) index.Add(key, rows = []);
        rows.Add(row);
    }
}
