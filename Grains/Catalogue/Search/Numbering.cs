namespace B2BBooking.Grains.Catalogue.Search;

/// <summary>Numbers for values, in order of first appearance, so that columns hold and count numbers.</summary>
public sealed class Numbering<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _numbers = [];
    private readonly List<T> _values = [];

    public int Count => _values.Count;

    public T this[int number] => _values[number];

    /// <summary>The value's number, or -1.</summary>
    public int Find(T value) => _numbers.GetValueOrDefault(value, -1);

    public int Add(T value)
    {
        if (_numbers.TryGetValue(value, out var number)) return number;
        _numbers.Add(value, number = _values.Count);
        _values.Add(value);
        return number;
    }
}
