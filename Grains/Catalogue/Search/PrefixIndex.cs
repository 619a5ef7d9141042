using System.Runtime.InteropServices;

namespace B2BBooking.Grains.Catalogue.Search;

/// <summary>An inverted index over the beginnings of words: terms in a sorted array, for each the rows that have it.
/// Not safe for concurrent writing; after <see cref="Sort"/>, safe for concurrent reading.</summary>
public sealed class PrefixIndex
{
    /// <summary>Added to a word's weight where it is the whole term, not its beginning.</summary>
    public const int WholeWord = 8;

    private readonly Dictionary<string, Term> _byText = new(StringComparer.Ordinal);
    private readonly List<Term> _unsorted = [];
    private Term[] _sorted = [];

    public bool IsSorted => _unsorted.Count == 0;

    /// <summary>Sets the terms of a row, 1–7 being the weight of each.</summary>
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

    /// <summary>Raises <paramref name="best"/> of each row that has a word with this beginning to the weight of its best one.</summary>
    /// <returns>False where no row has one.</returns>
    public bool Match(string word, Span<byte> best)
    {
        var any = false;
        foreach (var term in WithPrefix(word)) any |= term.Raise(best, term.Text.Length == word.Length ? WholeWord : 0);
        return any;
    }

    /// <summary>As <see cref="Match"/>, for a misspelt word: one edit in four to seven letters, two in more; the first letter is right.</summary>
    public bool MatchSimilar(string word, Span<byte> best)
    {
        if (word.Length < 4) return false;
        var allowed = word.Length < 8 ? 1 : 2;
        var any = false;
        foreach (var term in WithPrefix(word[..1]))
            if (Spelling.DistanceOfBeginning(word, term.Text, allowed) <= allowed) any |= term.Raise(best, 0);
        return any;
    }

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

        public bool Raise(Span<byte> best, int bonus)
        {
            foreach (var packed in CollectionsMarshal.AsSpan(_rows))
            {
                ref var known = ref best[packed >> 3];
                known = Math.Max(known, (byte)((packed & 7) + bonus));
            }

            return _rows.Count > 0;
        }
    }
}
