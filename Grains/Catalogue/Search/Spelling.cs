namespace B2BBooking.Grains.Catalogue.Search;

/// <summary>How far a typed word is from a term.</summary>
public static class Spelling
{
    /// <summary>The least number of edits (a letter more, less, another, or two exchanged: Damerau's, in the optimal string
    /// alignment form) that make the word a beginning of the term; more than <paramref name="most"/> is given as most + 1.</summary>
    public static int DistanceOfBeginning(string word, string term, int most)
    {
        var width = Math.Min(term.Length, word.Length + most);
        if (word.Length - width > most) return most + 1;
        Span<int> beforeLast = stackalloc int[width + 1], last = stackalloc int[width + 1], row = stackalloc int[width + 1];
        for (var j = 0; j <= width; j++) last[j] = j;
        for (var i = 1; i <= word.Length; i++)
        {
            var least = row[0] = i;
            for (var j = 1; j <= width; j++)
            {
                var edits = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (word[i - 1] == term[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && word[i - 1] == term[j - 2] && word[i - 2] == term[j - 1]) edits = Math.Min(edits, beforeLast[j - 2] + 1);
                least = Math.Min(least, row[j] = edits);
            }

            if (least > most) return most + 1;
            var oldest = beforeLast;
            beforeLast = last;
            last = row;
            row = oldest;
        }

        var best = most + 1;
        foreach (var edits in last) best = Math.Min(best, edits);
        return best;
    }
}
