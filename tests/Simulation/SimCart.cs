using System.Collections.Immutable;
using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;

namespace B2BBooking.Simulation.Tests;

/// <summary>A group's cart on a node, folded in the order in which its entries arrive there, as its grain does.</summary>
sealed class SimCart(Mutation mutation, bool isNewer)
{
    /// <summary>What the newer version alone knows: to it, an addition.</summary>
    public const string NewerKind = "cart.newer";

    private readonly Dictionary<Guid, ImmutableArray<EntryName>> _byCommand = [];

    /// <summary>It holds what this node's version does not know.</summary>
    public bool IsReadOnly { get; private set; }

    public Cart Cart { get; } = new();

    /// <summary>Local position of the last entry.</summary>
    public long Position { get; private set; }

    /// <summary>The entries of a command that was carried out, here or elsewhere.</summary>
    public bool TryFind(CommandId command, out ImmutableArray<EntryName> entries) => _byCommand.TryGetValue(command.Value, out entries);

    public void Apply(Recorded recorded)
    {
        Position = recorded.Position;
        Count(recorded.Entry);
        _byCommand[recorded.Entry.CommandId] = [.. _byCommand.GetValueOrDefault(recorded.Entry.CommandId, []), recorded.Entry.Name];
    }

    public void Count(Entry entry)
    {
        if (entry.Kind == NewerKind && !isNewer)
        {
            IsReadOnly = true;
            return;
        }

        entry = AsKnown(entry);
        if (mutation == Mutation.LastWriteWins) entry = AsLastWrite(entry);
        if (!Cart.Apply(entry)) throw new InvalidOperationException($"A cart does not know {entry.Kind}.");
    }

    public static Entry AsKnown(Entry entry) => entry.Kind == NewerKind ? entry with { Kind = CartEntries.Add } : entry;

    /// <summary>An addition as many would write it: the new quantity in place of whatever is there when it arrives.</summary>
    private Entry AsLastWrite(Entry entry)
    {
        if (entry.Kind is CartEntries.Confirmed or CartEntries.Submitted) return entry;
        var change = CartEntries.ReadLine(entry.Payload);
        if (change.Quantity == 0) return entry;
        var draft = CartEntries.Line(CartEntries.Set, change, Cart.Find(change.Product)?.Seen ?? []);
        return entry with { Kind = draft.Kind, Payload = draft.Payload, Causes = draft.Causes };
    }
}
