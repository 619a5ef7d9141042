using System.Collections.Concurrent;
using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Silo.Replay;

/// <summary>How far a replay is.</summary>
public readonly record struct ReplayProgress(int Done, int Total, DateTime At);

/// <summary>Replays the rows of <i>Online Retail</i> through the grains, as their customers. See DESIGN.md.</summary>
public sealed class OnlineRetailReplay
{
    private const int LinesACall = 1_000;

    private readonly ParallelOptions _together;
    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;
    private readonly ReplayShow _show;
    private readonly ImmutableArray<RetailLine> _lines;
    private readonly ConcurrentDictionary<int, LineOutcome> _outcomes = new();
    private readonly Dictionary<string, Ledger> _ledgers = new(StringComparer.Ordinal);
    private int _orders;
    private int _cancellations;

    /// <param name="concurrency">Customers at once.</param>
    public OnlineRetailReplay(
        IGrainFactory grains, TimeProvider time, ShowId show, ImmutableArray<RetailLine> lines, int concurrency = 64, CancellationToken cancel = default)
    {
        (_grains, _time, _lines) = (grains, time, lines);
        _show = new ReplayShow(grains, time, show);
        _together = new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancel };
    }

    /// <exception cref="ReplayException">The show exists already, or a step was refused that cannot be.</exception>
    public async Task<ReplayOutcome> RunAsync(IProgress<ReplayProgress>? progress = null)
    {
        var start = _time.GetTimestamp();
        await PrepareAsync();
        var waves = 0;
        foreach (var wave in ReplayPlan.Waves(_lines))
        {
            Caller.Set(Caller.System);
            await _show.SetPricesAsync(wave.Prices);
            await Parallel.ForEachAsync(wave.Customers, _together, async (steps, _) => await RunAsync(steps));
            waves++;
            progress?.Report(new(_outcomes.Count, _lines.Length, wave.Customers.First()[0].Lines[0].At));
        }
        return new([.. _lines.Select(line => _outcomes[line.Row])], _orders, _cancellations, _show.PriceChanges, waves, _time.GetElapsedTime(start));
    }

    private async Task PrepareAsync()
    {
        Caller.Set(Caller.System);
        await _show.CreateAsync();
        var taken = new List<RetailLine>(_lines.Length);
        foreach (var line in _lines)
            if (Reasons.Of(line) is { } reason)
                Settle(line, 0, reason);
            else
                taken.Add(line);
        var customers = taken.GroupBy(ReplayPlan.CustomerOf, StringComparer.Ordinal).ToList();
        foreach (var customer in customers)
            _ledgers.Add(customer.Key, new Ledger());
        await _show.DefineProductsAsync(taken.Where(line => !line.Cancels));
        await Parallel.ForEachAsync(customers, _together, async (customer, _) =>
        {
            Caller.Set(Caller.System);
            await _show.DefineCustomerAsync(customer.Key, customer.First().Country);
        });
    }

    private async Task RunAsync(List<Step> steps)
    {
        Caller.Set(new UserId(ReplayShow.IdOf(steps[0].Customer)));
        foreach (var step in steps)
            if (step is Basket basket)
                await OrderAsync(basket);
            else
                await CancelAsync((Cancellation)step);
    }

    private async Task OrderAsync(Basket basket)
    {
        var cart = _grains.GetGrain<ICartGrain>(GrainKeys.Of(_show.Id, GroupOf(basket)));
        var version = 0L;
        var taken = new List<RetailLine>(basket.Lines.Length);
        foreach (var part in basket.Lines.Chunk(LinesACall))
        {
            var lines = part.Select(line => new AddLine(ReplayShow.Product(line.Code), line.Quantity, _show.VersionOf(line.Code)));
            var receipt = ReplayShow.Ok(await cart.AddManyAsync(CommandId.New(), [.. lines]), $"Filling the cart of {basket.Customer}");
            version = receipt.Version;
            for (var i = 0; i < part.Length; i++)
                if (receipt.Verdicts[i].Refusal is { } refusal)
                    Settle(part[i], 0, Reasons.Of(refusal));
                else
                    taken.Add(part[i]);
        }
        if (taken.Count == 0)
            return;
        ReplayShow.Ok(await cart.ConfirmAsync(CommandId.New(), version), $"Confirming the cart of {basket.Customer}");
        var submitted = ReplayShow.Ok(await cart.SubmitAsync(CommandId.New()), $"Submitting the cart of {basket.Customer}");
        Interlocked.Increment(ref _orders);
        foreach (var line in taken)
        {
            _ledgers[basket.Customer].Ordered(submitted.Orders[0].OrderId, line.Code, line.Quantity, line.Price);
            Settle(line, line.Quantity, null);
        }
    }

    private async Task CancelAsync(Cancellation cancellation)
    {
        var orders = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach (var line in cancellation.Lines)
        {
            var shares = _ledgers[cancellation.Customer].Cancel(line.Code, -line.Quantity, line.Price, out var reason);
            foreach (var (order, pieces) in shares)
            {
                if (!orders.TryGetValue(order, out var products))
                    orders.Add(order, products = new(StringComparer.Ordinal));
                products[line.Code] = products.GetValueOrDefault(line.Code) + pieces;
            }
            Settle(line, -shares.Sum(share => share.Pieces), reason);
        }
        foreach (var (order, products) in orders)
        {
            var lines = products.Select(product => new CancelLine(ReplayShow.Product(product.Key), product.Value));
            var grain = _grains.GetGrain<IOrderGrain>(GrainKeys.Of(_show.Id, GroupOf(cancellation), order));
            ReplayShow.Ok(await grain.CancelAsync(CommandId.New(), [.. lines], $"Invoice {cancellation.Lines[0].Invoice}"), $"Cancelling for {cancellation.Customer}");
            Interlocked.Increment(ref _cancellations);
        }
    }

    private static GroupId GroupOf(Step step) => new(ReplayShow.IdOf(step.Customer));

    private void Settle(RetailLine line, int taken, string? reason)
    {
        if (!_outcomes.TryAdd(line.Row, new(line, taken, reason)))
            throw new InvalidOperationException($"Row {line.Row} was settled twice.");
    }
}
