using System.Buffers;

namespace B2BBooking.Grains.Catalogue.Search;

/// <summary>How well each row matches a text: 0 for not at all, else the sum over the words of what each one's best match is worth.
/// All words must match. Where no row has them all, a word that is nowhere is tried as misspelt, and then each.</summary>
sealed class TextMatch : IDisposable
{
    public const byte TypedCode = 255;
    private const byte JoinedCode = 254;
    private const byte BegunCode = 200;
    private const int MostWords = 12;

    private readonly byte[] _scores;
    private readonly int _rows;
    private readonly PrefixIndex _terms;
    private readonly ClassWords _classes;
    private readonly string? _language;

    private TextMatch(PrefixIndex terms, ClassWords classes, string? language, int rows) =>
        (_scores, _rows, _terms, _classes, _language) = (Rent(rows), rows, terms, classes, language);

    private enum Tolerance
    {
        None,
        OfUnknownWords,
        OfAllWords,
    }

    public Span<byte> Scores => _scores.AsSpan(0, _rows);

    /// <summary>Nothing is spelt so: what was found is nearly so.</summary>
    public bool IsSimilar { get; private set; }

    /// <summary>Null for a text without words: everything matches.</summary>
    public static TextMatch? Of(string? text, string? language, PrefixIndex terms, ClassWords classes, int rows)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var words = Words.Of(text.Length > 400 ? text[..400] : text).Distinct().Take(MostWords).ToList();
        if (words.Count == 0) return null;
        var match = new TextMatch(terms, classes, language, rows);
        match.Match(words, Words.Joined(text));
        return match;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_scores);

    private void Match(List<string> words, string joined)
    {
        if (MatchAll(words, Tolerance.None) | (words.Count > 1 && MatchCode(joined))) return;
        IsSimilar = MatchAll(words, Tolerance.OfUnknownWords) || (words.Count > 1 && MatchAll(words, Tolerance.OfAllWords));
    }

    private bool MatchAll(List<string> words, Tolerance tolerance)
    {
        Scores.Clear();
        var any = Raise(words[0], tolerance, Scores);
        if (words.Count == 1 || !any) return any;
        var other = Rent(_rows);
        foreach (var word in words.Skip(1))
        {
            var best = other.AsSpan(0, _rows);
            best.Clear();
            any = Raise(word, tolerance, best) && Join(Scores, best);
            if (!any) break;
        }

        ArrayPool<byte>.Shared.Return(other);
        if (!any) Scores.Clear();
        return any;
    }

    private static bool Join(Span<byte> scores, ReadOnlySpan<byte> best)
    {
        var any = 0;
        for (var row = 0; row < scores.Length; row++)
            any |= scores[row] = scores[row] == 0 || best[row] == 0 ? (byte)0 : (byte)(scores[row] + best[row]);
        return any != 0;
    }

    /// <summary>A code typed with blanks and dashes of its own: 85 123-A for 85123A.</summary>
    private bool MatchCode(string joined)
    {
        var rented = Rent(_rows);
        var best = rented.AsSpan(0, _rows);
        var any = false;
        if (_terms.Match(joined, best))
        {
            for (var row = 0; row < _rows; row++)
            {
                if (best[row] is not (PrefixIndex.WholeCode or PrefixIndex.BegunCode)) continue;
                _scores[row] = best[row] == PrefixIndex.WholeCode ? JoinedCode : Math.Max(BegunCode, _scores[row]);
                any = true;
            }
        }

        ArrayPool<byte>.Shared.Return(rented);
        return any;
    }

    private bool Raise(string word, Tolerance tolerance, Span<byte> best)
    {
        var any = Raise(static (index, word, best) => index.Match(word, best), word, best);
        foreach (var other in Plurals.Of(word, _language)) any |= Raise(static (index, word, best) => index.MatchWhole(word, best), other, best);
        if (Plurals.StemInCompounds(word, _language) is { } stem) any |= Raise(static (index, word, best) => index.MatchWithin(word, best), stem, best);
        if (tolerance == Tolerance.OfAllWords || (tolerance == Tolerance.OfUnknownWords && !any))
            any |= Raise(static (index, word, best) => index.MatchSimilar(word, best), word, best);
        return any;
    }

    private bool Raise(Matching how, string word, Span<byte> best) => how(_terms, word, best) | _classes.Match(how, word, best);

    private static byte[] Rent(int rows)
    {
        var rented = ArrayPool<byte>.Shared.Rent(rows);
        rented.AsSpan(0, rows).Clear();
        return rented;
    }
}
