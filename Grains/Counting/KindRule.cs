using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Grains.Counting;

/// <summary>Which nodes decide by entries of a kind.</summary>
public enum Deciders : byte
{
    /// <summary>Any node that may write the scope.</summary>
    Anyone,

    /// <summary>Central and venues.</summary>
    Servers,

    Central,
}

/// <summary>Where entries of a kind belong, and of which nodes they count.</summary>
/// <param name="Scope">Its segments, where a star stands for any one.</param>
/// <param name="Stream">The whole name, or a prefix that ends with a slash.</param>
public sealed record KindRule(string Scope, string Stream, Deciders Deciders)
{
    private readonly string[] _scope = Scope.Split('/');

    public bool Allows(Entry entry, NodeRole author) => IsAmong(author) && IsAt(entry.Stream) && IsIn(entry.Scope);

    private bool IsAmong(NodeRole author) => Deciders switch
    {
        Deciders.Central => author == NodeRole.Central,
        Deciders.Servers => author.IsServer(),
        _ => true,
    };

    private bool IsAt(string stream) => Stream.EndsWith('/') ? stream.StartsWith(Stream, StringComparison.Ordinal) : stream == Stream;

    private bool IsIn(Scope scope)
    {
        var rest = scope.Value.AsSpan();
        for (var i = 0; i < _scope.Length - 1; i++)
        {
            var end = rest.IndexOf('/');
            if (end < 0 || !IsSegment(_scope[i], rest[..end])) return false;
            rest = rest[(end + 1)..];
        }

        return !rest.Contains('/') && IsSegment(_scope[^1], rest);
    }

    private static bool IsSegment(string expected, ReadOnlySpan<char> found) => expected == "*" || found.SequenceEqual(expected);
}
