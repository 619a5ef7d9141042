using System.Runtime.InteropServices;

namespace B2BBooking.Grains.Catalogue.Search;

/// <summary>An inverted index over the beginnings of words: terms in a sorted array, for each the rows that have it.
/// Not safe for concurrent writing; after <see cref="Sort"/>, safe for concurrent reading.</summary>
public sealed class PrefixIndex
{
    /// <summary>What a typed code is worth: it counts before a name, its beginning after one.</summary>
    public const byte WholeCode = 15;

    public const byte BegunCode = 7;

    private const int ShortestSimilar = 4;

    // Of scripts that leave no blanks between words: Thai, Chinese, Japanese.
    private const int ShortestUnspaced = 2;

    private readonly Dictionary<string, Term> _byText = new(StringComparer.Ordinal);
    private readonly List<Term> _unsorted = [];
    private Term[] _sorted = [];

    public bool IsSorted => _unsorted.Count == 0;

    /// <summary>Sets the terms of a row, each with its weight of <see cref="ProductTerms"/>.</summary>
    public void Replace(int row, IReadOnlyDictionary<string, int> before, IReadOnlyDictionary<string, int> after)
    {
        foreach (var text in before.Keys)
            if (!after.ContainsKey(text)) _byText[text].Remove(row);
        foreach (var (text, weight) in after)
            if (!before.TryGetValue(text, out var had) || had != weight) At(text).Set(row, weight);
    }

    /// <summary>Puts new terms in their place.</summary>
    public void Sort()
    {
        if (_unsorted.Count == 0) return;
        var all = new Term[_sorted.Length + _unsorted.Count];
        _unsorted.Sort((a, b) => string.CompareOrdinal(a.Text, b.Text));
        for (int from = 0, to = 0, next = 0; to < all.Length; to++)
        {
            var takeNew = next < _unsorted.Count
                && (from == _sorted.Length || string.CompareOrdinal(_unsorted[next].Text, _sorted[from].Text) < 0);
            all[to] = takeNew ? _unsorted[next++] : _sorted[from++];
        }

        _sorted = all;
        _unsorted.Clear();
    }

    // By weight: a description counts least, then a part of a code, a class, a name; a whole word before a beginning in the same field.
    private static ReadOnlySpan<byte> Begun => [0, 1, 3, 5, 8, BegunCode, 0, 0];

    private static ReadOnlySpan<byte> Whole => [0, 2, 4, 6, 9, WholeCode, 0, 0];

    // Two letters apart, or only the beginning of a longer word is near.
    private static ReadOnlySpan<byte> FarOff => [0, 1, 2, 3, 4, 4, 0, 0];

    // In compounds: of a name or class alone, for in a description it is chance.
    private static ReadOnlySpan<byte> Within => [0, 0, 0, 3, 4, 0, 0, 0];

    /// <summary>Raises <paramref name="best"/> of each row that has a word with this beginning to what its best one is worth.</summary>
    /// <returns>False where no row has one.</returns>
    public bool Match(string word, Span<byte> best)
    {
        var any = false;
        foreach (var term in WithPrefix(word)) any |= term.Raise(best, term.Text.Length == word.Length ? Whole : Begun);
        return any;
    }

    /// <summary>As <see cref="Match"/>, for a whole word that was not typed just so: it is worth what a beginning is.</summary>
    public bool MatchWhole(string word, Span<byte> best) => _byText.TryGetValue(word, out var term) && term.Raise(best, Begun);

    /// <summary>As <see cref="Match"/>, for a word of four letters or more that is part of a compound: Lampe in Tischlampe.</summary>
    public bool MatchWithin(string word, Span<byte> best)
    {
        if (!HasLetters(word)) return false;
        var any = false;
        foreach (var term in _sorted)
            if (term.Text.Length > word.Length && term.Text.Contains(word, StringComparison.Ordinal)) any |= term.Raise(best, Within);
        return any;
    }

    /// <summary>As <see cref="Match"/>, for a word that is in the midst of a longer one or misspelt: one edit in four to seven
    /// letters, two in more; the first letter is right. A number is never taken for another: that is another product.</summary>
    public bool MatchSimilar(string word, Span<byte> best)
    {
        if (!HasLetters(word)) return false;
        var allowed = word.Length < 8 ? 1 : 2;
        var any = false;
        foreach (var term in _sorted)
        {
            if (term.Text.Contains(word, StringComparison.Ordinal)) any |= term.Raise(best, Begun);
            else if (term.Text[0] == word[0] && Spelling.DistanceOfBeginning(word, term.Text, allowed) is var edits && edits <= allowed)
                any |= term.Raise(best, edits > 1 || term.Text.Length > word.Length + edits ? FarOff : Begun);
        }

        return any;
    }

    private static bool HasLetters(string word) =>
        word.Length >= (IsUnspaced(word[0]) ? ShortestUnspaced : ShortestSimilar) && !word.Any(char.IsDigit);

    private static bool IsUnspaced(char c) => c is >= '\u0E00' and <= '\u0E7F' or >= '\u2E80' and <= '\u9FFF';

    private ReadOnlySpan<Term> WithPrefix(string prefix)
    {
        var from = FirstNotBelow(prefix);
        var to = from;
        for (var step = 1; to < _sorted.Length && _sorted[to].Text.StartsWith(prefix, StringComparison.Ordinal);)
        {
            // Gallop, then close in: a one-letter prefix has tens of thousands of terms.
            if (to + step < _sorted.Length && _sorted[to + step].Text.StartsWith(prefix, StringComparison.Ordinal)) (to, step) = (to + step, step * 2);
            else if (step > 1) step = 1;
            else to++;
        }

        return _sorted.AsSpan(from, to - from);
    }

    private int FirstNotBelow(string text)
    {
        var (low, high) = (0, _sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(_sorted[middle].Text, text) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private Term At(string text)
    {
        if (_byText.TryGetValue(text, out var term)) return term;
        _byText.Add(text, term = new Term(text));
        _unsorted.Add(term);
        return term;
    }

    /// <summary>A term's rows in ascending order, each with its weight in the lowest three bits.</summary>
    private sealed class Term(string text)
    {
        private readonly List<int> _rows = [];

        public string Text { get; } = text;

        public void Set(int row, int weight)
        {
            var at = _rows.BinarySearch(row << 3);
            if (at < 0) at = ~at;
            if (at < _rows.Count && _rows[at] >> 3 == row) _rows[at] = (row << 3) | weight;
            else _rows.Insert(at, (row << 3) | weight);
        }

        public void Remove(int row)
        {
            var at = ~_rows.BinarySearch(row << 3);
            if (at < _rows.Count && _rows[at] >> 3 == row) _rows.RemoveAt(at);
        }

        public bool Raise(Span<byte> best, ReadOnlySpan<byte> worth)
        {
            var most = 0;
            foreach (var packed in CollectionsMarshal.AsSpan(_rows))
            {
                ref var known = ref best[packed >> 3];
                known = Math.Max(known, worth[packed & 7]);
                most |= known;
            }

            return most > 0;
        }
    }
}
