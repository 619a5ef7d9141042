using System.Runtime.InteropServices;

namespace B2BBooking.Grains.Catalogue.Search;

/// <summary>A short list of numbers a row, all of them one after another in memory: a pass over all rows reads it from
/// beginning to end, where an array a row would be a cache miss a row.</summary>
public sealed class NumberLists
{
    private readonly List<(int Start, int Count)> _places = [];
    private readonly List<int> _numbers = [];
    private int _unused;

    public ReadOnlySpan<int> this[int row]
    {
        get
        {
            var (start, count) = _places[row];
            return CollectionsMarshal.AsSpan(_numbers).Slice(start, count);
        }
    }

    public void Add(ReadOnlySpan<int> numbers)
    {
        _places.Add((_numbers.Count, numbers.Length));
        _numbers.AddRange(numbers);
    }

    /// <summary>A longer list goes to the end; once half of all is unused, all are put together again.</summary>
    public void Set(int row, ReadOnlySpan<int> numbers)
    {
        var (start, count) = _places[row];
        if (numbers.Length > count)
        {
            (_unused, start) = (_unused + count, _numbers.Count);
            _numbers.AddRange(numbers);
        }
        else
        {
            numbers.CopyTo(CollectionsMarshal.AsSpan(_numbers)[start..]);
            _unused += count - numbers.Length;
        }

        _places[row] = (start, numbers.Length);
        if (_unused > _numbers.Count / 2) PutTogether();
    }

    /// <summary>Raises each row to the highest that one of its numbers has in a table.</summary>
    public void Raise(ReadOnlySpan<byte> table, Span<byte> best)
    {
        var places = CollectionsMarshal.AsSpan(_places)[..best.Length];
        var numbers = CollectionsMarshal.AsSpan(_numbers);
        for (var row = 0; row < best.Length; row++)
        {
            var (start, count) = places[row];
            var highest = best[row];
            foreach (var number in numbers.Slice(start, count)) highest = Math.Max(highest, table[number]);
            best[row] = highest;
        }
    }

    private void PutTogether()
    {
        var all = _numbers.ToArray();
        _numbers.Clear();
        for (var row = 0; row < _places.Count; row++)
        {
            var (start, count) = _places[row];
            _places[row] = (_numbers.Count, count);
            _numbers.AddRange(all.AsSpan(start, count));
        }

        _unused = 0;
    }
}
