namespace B2BBooking.Silo.Demo;

/// <summary>SplitMix64 (Steele, Lea, Flood, 2014): the same numbers from the same seed on every machine and version,
/// which <see cref="Random"/> does not promise. Not for secrets.</summary>
public sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>0 to <paramref name="bound"/> − 1.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>Some of them, each once, in a random order.</summary>
    public List<T> Some<T>(IEnumerable<T> from, int count)
    {
        var all = from.ToList();
        for (var i = all.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (all[i], all[j]) = (all[j], all[i]);
        }
        return all.GetRange(0, Math.Min(count, all.Count));
    }
}
