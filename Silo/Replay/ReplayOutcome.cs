using System.Collections.Immutable;

namespace B2BBooking.Silo.Replay;

/// <summary>What became of one row: the pieces taken (signed as in the file) and why the rest was not.</summary>
public sealed record LineOutcome(RetailLine Line, int Taken, string? Reason)
{
    public int Refused => Line.Quantity - Taken;
}

/// <summary>Rows, pieces and value, signed as in the file: a cancellation counts negative.</summary>
public readonly record struct Tally(int Rows, long Pieces, decimal Value)
{
    public Tally Plus(int rows, long pieces, decimal price) => new(Rows + rows, Pieces + pieces, Value + (pieces * price));
}

/// <summary>What became of the file. The file's sums are those of <see cref="Taken"/> and all of <see cref="Refused"/> together.
/// A row of which a part was taken counts as a row of both.</summary>
public sealed record ReplayOutcome(ImmutableArray<LineOutcome> Lines, int Orders, int Cancellations, int PriceChanges, int Waves, TimeSpan Elapsed)
{
    public Tally File => Sum(Lines, line => line.Line.Quantity);

    public Tally Taken => Sum(Lines.Where(line => line.Reason is null || line.Taken != 0), line => line.Taken);

    public int PartlyTaken => Lines.Count(line => line.Reason is not null && line.Taken != 0);

    public IReadOnlyDictionary<string, Tally> Refused => Lines.Where(line => line.Reason is not null)
        .GroupBy(line => line.Reason!).ToDictionary(reason => reason.Key, reason => Sum(reason, line => line.Refused));

    private static Tally Sum(IEnumerable<LineOutcome> lines, Func<LineOutcome, int> pieces) =>
        lines.Aggregate(default(Tally), (sum, line) => sum.Plus(1, pieces(line), line.Line.Price));
}
