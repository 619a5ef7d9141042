using System.Collections.Immutable;

namespace B2BBooking.Silo.Replay;

/// <summary>One thing that one customer does.</summary>
public abstract record Step(string Customer, ImmutableArray<RetailLine> Lines);

/// <summary>Fills the cart, confirms and submits it. Within one basket a product has one price: an invoice that has several
/// prices of one product becomes as many baskets, and so as many orders.</summary>
public sealed record Basket(string Customer, ImmutableArray<RetailLine> Lines) : Step(Customer, Lines);

/// <summary>Cancels pieces of earlier orders.</summary>
public sealed record Cancellation(string Customer, ImmutableArray<RetailLine> Lines) : Step(Customer, Lines);

/// <summary>Steps that run together, because they agree on the price of every product that they buy. A customer's steps keep their order.</summary>
public sealed class Wave
{
    private readonly Dictionary<string, decimal> _prices = new(StringComparer.Ordinal);

    private readonly Dictionary<string, List<Step>> _customers = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, decimal> Prices => _prices;

    /// <summary>The steps by customer.</summary>
    public IReadOnlyCollection<List<Step>> Customers => _customers.Values;

    public bool Accepts(Step step) => step is not Basket || step.Lines.All(line => _prices.GetValueOrDefault(line.Code, line.Price) == line.Price);

    public void Add(Step step)
    {
        if (!_customers.TryGetValue(step.Customer, out var steps))
            _customers.Add(step.Customer, steps = []);
        steps.Add(step);
        if (step is Basket)
            foreach (var line in step.Lines)
                _prices[line.Code] = line.Price;
    }
}
