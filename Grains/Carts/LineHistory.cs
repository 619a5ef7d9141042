using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;

namespace B2BBooking.Grains.Carts;

/// <summary>A line's changes in order of arrival, each with the line's quantity once it had arrived.</summary>
public static class LineHistory
{
    public static IEnumerable<(LineEdit Edit, int QuantityAfter)> Of(CartLine line, IReadOnlyList<Submission> submissions)
    {
        var replay = new CartLine(line.Product);
        var none = new EntryFrontier();
        foreach (var edit in line.Edits)
        {
            if (edit.Kind == LineChangeKind.Submitted) replay.Submit(edit, CoveredBy(edit.Name, submissions));
            else replay.Apply(edit, none);

            yield return (edit, replay.Quantity);
        }
    }

    /// <summary>The quantity that the line had after one of its changes; null where the line has no such change.</summary>
    public static int? QuantityAfter(CartLine line, IReadOnlyList<Submission> submissions, EntryName change)
    {
        foreach (var (edit, quantity) in Of(line, submissions))
            if (edit.Name == change)
                return quantity;
        return null;
    }

    internal static EntryFrontier CoveredBy(EntryName name, IReadOnlyList<Submission> submissions)
    {
        foreach (var submission in submissions)
            if (submission.Name == name)
                return submission.Covered;
        return new EntryFrontier(ImmutableArray<EntryName>.Empty);
    }
}
