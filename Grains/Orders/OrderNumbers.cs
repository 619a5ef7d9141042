using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Orders;

/// <summary>Gives order numbers, each once. They carry the incarnation in short: a node that restarts or is rebuilt from an
/// incomplete copy is another incarnation, and so cannot give a number that it gave before and forgot. A gap in the count
/// is an order that was refused, not one that is missing.</summary>
public sealed class OrderNumbers(IJournal journal, JournalFeed feed, OrderIndex orders)
{
    private readonly Lock _lock = new();
    private string? _code;
    private int _last;

    public string Next()
    {
        lock (_lock)
        {
            _code ??= ChooseCode();
            return OrderNumber.Of(_code, ++_last);
        }
    }

    private string ChooseCode()
    {
        if (!feed.CaughtUp.IsCompletedSuccessfully) throw new InvalidOperationException("Order numbers are given once the orders are read.");
        for (var choice = 0; choice < OrderNumber.CodesOfOrigin; choice++)
        {
            var code = OrderNumber.CodeOf(journal.Origin, choice);
            if (orders.OriginOf(code) is null || orders.OriginOf(code) == journal.Origin) return code;
        }

        // Four codes of 30 random bits, all taken: not chance, but a broken source of incarnations.
        throw new InvalidOperationException($"No free code for order numbers of incarnation {journal.Origin}: restart this node.");
    }
}
