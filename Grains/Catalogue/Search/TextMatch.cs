using System.Buffers;

namespace B2BBooking.Grains.Catalogue.Search;

/// <summary>How well each row matches a text: 0 for not at all, else the sum over the words of each one's best weight.
/// All words must match; one that begins nothing is tried as misspelt.</summary>
sealed class TextMatch : IDisposable
{
    private const int MostWords = 12;

    private readonly byte[] _scores;
    private readonly int _rows;

    private TextMatch(byte[] scores, int rows) => (_scores, _rows) = (scores, rows);

    public ReadOnlySpan<byte> Scores => _scores.AsSpan(0, _rows);

    /// <summary>Null for a text without words: everything matches.</summary>
    public static TextMatch? Of(string? text, PrefixIndex index, int rows)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var words = Words.Of(text.Length > 400 ? text[..400] : text).Distinct().Take(MostWords).ToList();
        if (words.Count == 0) return null;
        var match = new TextMatch(Rent(rows), rows);
        match.Match(words, index);
        return match;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_scores);

    private void Match(List<string> words, PrefixIndex index)
    {
        var scores = _scores.AsSpan(0, _rows);
        Raise(words[0], index, scores);
        if (words.Count == 1) return;
        var other = Rent(_rows);
        var best = other.AsSpan(0, _rows);
        foreach (var word in words.Skip(1))
        {
            best.Clear();
            Raise(word, index, best);
            for (var row = 0; row < scores.Length; row++)
                scores[row] = scores[row] == 0 || best[row] == 0 ? (byte)0 : (byte)(scores[row] + best[row]);
        }

        ArrayPool<byte>.Shared.Return(other);
    }

    private static void Raise(string word, PrefixIndex index, Span<byte> best)
    {
        if (!index.Match(word, best)) index.MatchSimilar(word, best);
    }

    private static byte[] Rent(int rows)
    {
        var rented = ArrayPool<byte>.Shared.Rent(rows);
        rented.AsSpan(0, rows).Clear();
        return rented;
    }
}
