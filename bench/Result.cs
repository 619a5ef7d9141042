namespace B2BBooking.Bench;

/// <summary>One row of the table: the runs' figures, and the goal where there is one.</summary>
sealed record Result(string What, string Unit, double[] Runs, Goal? Goal = null, string? Note = null)
{
    public double Median => Runs.Order().ElementAt(Runs.Length / 2);
}

/// <summary>A bound from above (latency, memory) or from below (rates).</summary>
sealed record Goal(double Bound, bool AtMost)
{
    public static Goal AtLeast(double bound) => new(bound, AtMost: false);

    public static Goal NoMoreThan(double bound) => new(bound, AtMost: true);

    public bool IsMet(double value) => AtMost ? value <= Bound : value >= Bound;

    public override string ToString() => (AtMost ? "≤ " : "≥ ") + Bound.ToString("#,0.##", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Something that is measured; its name selects it on the command line.</summary>
interface IScenario
{
    string Name { get; }

    IAsyncEnumerable<Result> MeasureAsync();
}
