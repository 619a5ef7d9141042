using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Orders;

/// <summary>An entry of an order's life as people read it.</summary>
public sealed record OrderStep(EntryName Name, HybridTime Time, string Actor, string Kind, string Reason, bool ForGroup)
{
    public Stamp Stamp => new(Time, Name.Origin, Name.Seq);
}

/// <summary>One order, of one group to one seller. Decided by central only; cancelled pieces add up, in whatever order
/// the entries come.</summary>
public sealed class Order : IStreamState<Order>
{
    private readonly Dictionary<string, int> _cancelled = [];
    private readonly List<OrderStep> _steps = [];
    private readonly List<Entry> _entries = [];
    private Stamp _submittedAt;

    public static int RulesVersion => 3;

    /// <summary>Null where the submission is not here.</summary>
    public OrderSubmitted? Submitted { get; private set; }

    /// <summary>In order of time.</summary>
    public IReadOnlyList<OrderStep> Steps => _steps;

    public bool IsAccepted { get; private set; }

    public OrderState State => Pieces == 0 ? OrderState.Cancelled : IsAccepted ? OrderState.Accepted : OrderState.Submitted;

    /// <summary>What is left after cancellations.</summary>
    public int Pieces => Submitted?.Lines.Sum(Left) ?? 0;

    public Money Total => new(Submitted?.Lines.Sum(l => l.UnitPrice * Left(l)) ?? 0m, Submitted?.Currency ?? "");

    public int Size => _entries.Count;

    public static Order Empty(StreamName stream) => new();

    public int CancelledOf(OrderedLine line) => Math.Min(_cancelled.GetValueOrDefault(line.Code), line.Quantity);

    public bool Apply(Entry entry)
    {
        if (!OrderEntries.Kinds.Contains(entry.Kind)) return false;
        if (_steps.Exists(s => s.Name == entry.Name)) return true;
        var (reason, forGroup) = ("", false);
        switch (entry.Kind)
        {
            case OrderEntries.Submitted:
                // A rebuilt central may have decided the same submission again: the first counts, whichever arrives first.
                var submitted = OrderEntries.ReadSubmission(entry.Payload);
                if (Submitted is null || Stamp.Of(entry) < _submittedAt) (Submitted, _submittedAt) = (submitted, Stamp.Of(entry));
                break;
            case OrderEntries.Accepted:
                OrderEntries.ReadAcceptance(entry.Payload);
                IsAccepted = true;
                break;
            default:
                var cancelled = OrderEntries.ReadCancellation(entry.Payload);
                foreach (var line in cancelled.Lines) _cancelled[line.Code] = _cancelled.GetValueOrDefault(line.Code) + line.Quantity;
                (reason, forGroup) = (cancelled.Reason, cancelled.ForGroup);
                break;
        }

        _entries.Add(entry);
        _steps.Add(new OrderStep(entry.Name, entry.Time, entry.Actor, entry.Kind, reason, forGroup));
        _steps.Sort(static (a, b) => a.Stamp.CompareTo(b.Stamp));
        return true;
    }

    /// <summary>An order has few entries: its snapshot is they themselves.</summary>
    public void Write(ref PayloadWriter writer)
    {
        writer.WriteCount(_entries.Count);
        foreach (var entry in _entries)
        {
            writer.WriteEntryName(entry.Name);
            writer.WriteInt64(entry.Time.Value);
            writer.WriteString(entry.Actor);
            writer.WriteString(entry.Kind);
            writer.WriteGuid(entry.CommandId);
            writer.WriteBytes(entry.Payload.Span);
        }
    }

    public static Order Read(StreamName stream, ref PayloadReader reader)
    {
        var order = new Order();
        for (var left = reader.ReadCount(leastBytes: 40); left > 0; left--)
        {
            var name = reader.ReadEntryName();
            var time = new HybridTime(reader.ReadInt64());
            var (actor, kind, command) = (reader.ReadString(), reader.ReadString(), reader.ReadGuid());
            var payload = reader.ReadBytes().ToArray();
            order.Apply(new Entry(stream.Scope, name.Origin, name.Seq, time, stream.Stream, actor, kind, command, [], 0, payload, default));
        }

        return order;
    }

    private int Left(OrderedLine line) => line.Quantity - CancelledOf(line);
}
