using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Support;

/// <summary>Several nodes that hold one cart, change it by its own rules on what each of them has seen, and get one
/// another's entries late: of one origin in order, as the journal hands them on, of several in any.</summary>
public sealed class SimulatedCarts
{
    private readonly Random _random;
    private readonly Replica[] _replicas;
    private readonly KnownShow _show = new();
    private readonly ProductId[] _products;
    private long _clock;

    public SimulatedCarts(int seed, int origins = 3, int steps = 60, bool submitting = true)
    {
        _random = new Random(seed);
        _replicas = [.. Enumerable.Range(0, origins).Select(i => new Replica(new OriginId(new Guid(i + 1, 0, 0, new byte[8])), origins))];
        _products = [_show.Has(Pans, "p1", 2m), _show.Has(Pans, "p2", 3m), _show.Has(Knives, "k1", 5m)];
        for (var step = 0; step < steps; step++)
        {
            var at = _random.Next(origins);
            if (_random.Next(3) == 0) Deliver(at, _random.Next(origins), _random.Next(1, 6));
            else if (_random.Next(12) == 0) GiveAgain(_replicas[at]);
            else Act(_replicas[at], submitting);
            if (_random.Next(25) == 0) _show.Has(Pans, "p1", 2m + step);
        }
    }

    public KnownShow Show => _show;

    public IReadOnlyList<ProductId> Products => _products;

    public ImmutableArray<Entry> Entries => [.. _replicas.SelectMany(r => r.Written)];

    /// <summary>All entries, shuffled, some of them twice or more.</summary>
    public IEnumerable<Entry> InAnyOrder(int seed)
    {
        var random = new Random(seed);
        var all = Entries.ToList();
        var repeated = all.Where(_ => random.Next(3) == 0).ToList();
        var shuffled = all.Concat(repeated).ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }

    public static Cart Fold(IEnumerable<Entry> entries)
    {
        var cart = new Cart();
        foreach (var entry in entries) Assert.True(cart.Apply(entry));
        return cart;
    }

    /// <summary>Everything in a cart that must not depend on the order of arrival.</summary>
    public string Canonical(Cart cart)
    {
        var text = new StringBuilder();
        foreach (var product in _products)
        {
            if (cart.Find(product) is not { } line || line.Edits.All(e => e.Kind == LineChangeKind.Submitted)) continue;
            text.AppendLine(CultureInfo.InvariantCulture, $"{product} = {line.Quantity} v{line.PriceVersion} standing {line.IsStanding}");
            text.AppendLine(CultureInfo.InvariantCulture, $"  from {line.FirstChange.Name} to {line.LastChange.Name}");
            text.AppendLine("  seen " + string.Join(' ', line.Seen.Select(n => n.ToString()).Order()));
            text.AppendLine("  apart " + string.Join(' ', line.SetApart().Select(e => e.Quantity)));
            foreach (var edit in line.Edits.Where(e => e.Kind != LineChangeKind.Submitted).Order(Comparer<LineEdit>.Create(LineEdit.Order)))
                text.AppendLine(CultureInfo.InvariantCulture, $"  {edit.Name} {edit.Kind} {edit.Quantity} v{edit.PriceVersion} {edit.Actor} {edit.IsStanding}");
        }

        text.AppendLine("lines " + string.Join(' ', cart.Lines.Select(l => l.Product.ToString()).Order()));
        text.AppendLine("confirmed " + cart.Confirmed?.Name);
        text.AppendLine("submitted " + string.Join(' ', cart.Submissions.Select(s => s.Name.ToString()).Order()));
        text.AppendLine("changes " + string.Join(' ', cart.Changes.Select(n => n.ToString()).Order()));
        return text.ToString();
    }

    private void Deliver(int to, int from, int atMost)
    {
        var (target, source) = (_replicas[to], _replicas[from]);
        for (var left = atMost; to != from && left > 0 && target.Delivered[from] < source.Written.Count; left--)
            target.Cart.Apply(source.Written[target.Delivered[from]++]);
    }

    private void Act(Replica replica, bool submitting)
    {
        var product = _products[_random.Next(_products.Length)];
        var caller = new[] { Ann, Bob }[_random.Next(2)];
        var context = new CartContext(KnownShow.Show, Stage.After, caller, ForGroup: false, _show);
        _show.TryFind(KnownShow.Show, product, out var found);
        var version = _random.Next(1, found!.PriceVersion + 1);
        var line = replica.Cart.Find(product);
        var seen = line?.Seen ?? [];
        var change = line is null ? default : line.Edits[_random.Next(line.Edits.Count)].Name;
        var command = CommandId.New();
        var decision = _random.Next(submitting ? 12 : 10) switch
        {
            0 or 1 or 2 => CartRules.Add(replica.Cart, new AddLine(product, _random.Next(1, 10), version), context),
            3 or 4 => CartRules.Set(replica.Cart, CartCommand.Set, new SetLine(product, _random.Next(1, 20), version, seen), context),
            5 => CartRules.Set(replica.Cart, CartCommand.Set, new SetLine(product, 0, version, seen), context),
            6 => CartRules.Set(replica.Cart, CartCommand.Resolve, new SetLine(product, _random.Next(0, 20), version, seen), context),
            7 => CartRules.Undo(replica.Cart, product, change, context),
            8 => CartRules.Restore(replica.Cart, product, change, seen, context),
            9 => CartRules.AcceptPrices(replica.Cart, [product], context, out _),
            10 => SubmissionRules.Confirm(replica.Cart, current: true, context),
            _ => SubmissionRules.Submit(replica.Cart, KnownShow.Group, command, "EUR", () => "N", context),
        };
        foreach (var draft in decision.Drafts) Record(replica, draft, caller, command);
    }

    /// <summary>An addition whose answer was lost, given again at a node that may not have heard of it.</summary>
    private void GiveAgain(Replica replica)
    {
        var adds = _replicas.SelectMany(r => r.Written).Where(e => e.Kind == CartEntries.Add).ToList();
        if (adds.Count == 0) return;
        var add = adds[_random.Next(adds.Count)];
        var line = replica.Cart.Find(CartEntries.ReadLine(add.Payload).Product);
        if (line is not null && line.Edits.Any(e => e.Command == add.CommandId)) return;
        Record(replica, new Draft(add.Kind, add.Payload, []), new UserId(add.Actor), new CommandId(add.CommandId));
    }

    private void Record(Replica replica, Draft draft, UserId caller, CommandId command)
    {
        var time = HybridTime.At(Now.AddMinutes(++_clock / 4));
        var entry = new Entry(
            Scope.Group(KnownShow.Show, KnownShow.Group), replica.Origin, replica.Written.Count + 1, time, CartEntries.Stream, caller.Value,
            draft.Kind, command.Value, draft.Causes, 0, draft.Payload, default);
        replica.Written.Add(entry);
        Assert.True(replica.Cart.Apply(entry));
    }

    private sealed class Replica(OriginId origin, int origins)
    {
        public OriginId Origin { get; } = origin;

        public Cart Cart { get; } = new();

        public List<Entry> Written { get; } = [];

        public int[] Delivered { get; } = new int[origins];
    }
}
