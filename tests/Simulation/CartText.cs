using System.Globalization;
using System.Text;
using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;

namespace B2BBooking.Simulation.Tests;

/// <summary>Everything in a cart that must be the same on all nodes, in an order that is not that of arrival; and what it should be by
/// the design's sentences, computed over all entries at once.</summary>
static class CartText
{
    public static string Of(Cart cart, IEnumerable<ProductId> products)
    {
        var text = new StringBuilder();
        foreach (var product in products)
        {
            if (cart.Find(product) is not { } line || line.Edits.All(e => e.Kind == LineChangeKind.Submitted)) continue;
            text.AppendLine(CultureInfo.InvariantCulture, $"{product} = {line.Quantity} v{line.PriceVersion} standing {line.IsStanding}");
            text.AppendLine("  seen " + string.Join(' ', line.Seen.Select(n => n.ToString()).Order(StringComparer.Ordinal)));
            text.AppendLine("  apart " + string.Join(' ', line.SetApart().Select(e => e.Quantity)));
            foreach (var edit in line.Edits.Where(e => e.Kind != LineChangeKind.Submitted).Order(Comparer<LineEdit>.Create(LineEdit.Order)))
                text.AppendLine(CultureInfo.InvariantCulture, $"  {edit.Name} {edit.Kind} {edit.Quantity} v{edit.PriceVersion} {edit.Actor} {edit.IsStanding}");
        }

        text.AppendLine("confirmed " + cart.Confirmed?.Name);
        text.AppendLine("submitted " + string.Join(' ', cart.Submissions.Select(s => s.Name.ToString()).Order(StringComparer.Ordinal)));
        text.AppendLine("changes " + string.Join(' ', cart.Changes.Select(n => n.ToString()).Order(StringComparer.Ordinal)));
        return text.ToString();
    }

    public static int QuantityOf(IReadOnlyCollection<Entry> entries, ProductId product)
    {
        var changes = entries.Where(e => e.Kind.StartsWith("cart.", StringComparison.Ordinal) && e.Kind is not (CartEntries.Submitted or CartEntries.Confirmed))
            .Select(e => (Entry: e, Change: CartEntries.ReadLine(e.Payload)))
            .Where(c => c.Change.Product == product)
            .ToList();
        var submissions = entries.Where(e => e.Kind == CartEntries.Submitted).ToList();
        var surviving = changes.Where(c => !submissions.Any(s => Stands(s, c.Entry)) && !changes.Any(r => Takes(r.Entry, c.Entry))).ToList();
        var additions = changes.Where(c => c.Entry.Kind == CartEntries.Add).GroupBy(c => c.Entry.CommandId);
        var adds = additions.Where(same => same.All(surviving.Contains)).Sum(same => same.First().Change.Quantity);
        var sets = surviving.Where(c => c.Entry.Kind is CartEntries.Set or CartEntries.Resolve or CartEntries.Restore or CartEntries.Undo);
        return adds + sets.Select(c => c.Change.Quantity).DefaultIfEmpty(0).Max();
    }

    private static bool Takes(Entry by, Entry taken) => by.Kind switch
    {
        CartEntries.Undo => by.Causes.Contains(taken.Name),
        CartEntries.Add or CartEntries.AcceptPrice => false,
        _ => Stands(by, taken),
    };

    private static bool Stands(Entry by, Entry taken) => by.Causes.Any(c => c.Origin == taken.Origin && c.Seq >= taken.Seq);
}
