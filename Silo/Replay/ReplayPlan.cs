using System.Collections.Immutable;

namespace B2BBooking.Silo.Replay;

/// <summary>Makes waves of steps out of rows: pure. See DESIGN.md.</summary>
public static class ReplayPlan
{
    /// <summary>The customer of rows that name none: a walk-in group a country.</summary>
    public static string CustomerOf(RetailLine line) => line.Customer.Length > 0 ? line.Customer : $"walk-in {line.Country}";

    /// <summary>The steps of the rows in order of time, without the rows that are refused by themselves.</summary>
    public static IEnumerable<Step> Steps(ImmutableArray<RetailLine> lines)
    {
        foreach (var invoice in Runs(lines.Where(line => Reasons.Of(line) is null), line => line.Invoice))
            foreach (var step in invoice.GroupBy(CustomerOf).SelectMany(customer => StepsOf(customer.Key, [.. customer])))
                yield return step;
    }

    /// <summary>Waves in the order in which they have to run. Steps of one day are put together first-fit, never before a
    /// wave that holds an earlier step of the same customer.</summary>
    public static IEnumerable<Wave> Waves(ImmutableArray<RetailLine> lines) =>
        Runs(Steps(lines), step => step.Lines[0].At.Date).SelectMany(WavesOfDay);

    private static List<Wave> WavesOfDay(List<Step> day)
    {
        var waves = new List<Wave>();
        var earliest = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var step in day)
        {
            var at = earliest.GetValueOrDefault(step.Customer);
            while (at < waves.Count && !waves[at].Accepts(step))
                at++;
            if (at == waves.Count)
                waves.Add(new Wave());
            waves[at].Add(step);
            earliest[step.Customer] = at;
        }
        return waves;
    }

    private static IEnumerable<Step> StepsOf(string customer, List<RetailLine> lines)
    {
        if (lines[0].Cancels)
        {
            yield return new Cancellation(customer, [.. lines]);
            yield break;
        }
        foreach (var basket in ByPrice(lines))
            yield return new Basket(customer, [.. basket]);
    }

    /// <summary>A product's first price goes to the first basket, its second to the second, and so on.</summary>
    private static IEnumerable<List<RetailLine>> ByPrice(List<RetailLine> lines)
    {
        var prices = new Dictionary<string, List<decimal>>(StringComparer.Ordinal);
        var baskets = new List<List<RetailLine>>();
        foreach (var line in lines)
        {
            if (!prices.TryGetValue(line.Code, out var seen))
                prices.Add(line.Code, seen = []);
            var basket = seen.IndexOf(line.Price);
            if (basket < 0)
            {
                basket = seen.Count;
                seen.Add(line.Price);
            }
            while (baskets.Count <= basket)
                baskets.Add([]);
            baskets[basket].Add(line);
        }
        return baskets;
    }

    /// <summary>Neighbours with the same key.</summary>
    private static IEnumerable<List<T>> Runs<T, TKey>(IEnumerable<T> all, Func<T, TKey> key)
    {
        List<T> run = [];
        foreach (var item in all)
        {
            if (run.Count > 0 && !EqualityComparer<TKey>.Default.Equals(key(run[0]), key(item)))
            {
                yield return run;
                run = [];
            }
            run.Add(item);
        }
        if (run.Count > 0)
            yield return run;
    }
}
