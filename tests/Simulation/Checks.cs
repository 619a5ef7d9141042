using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Orders;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Journal;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Simulation.Tests;

/// <summary>What must hold when everything is mended and everybody is in step.</summary>
static class Checks
{
    public static void All(SimWorld world)
    {
        foreach (var group in Organizer.Groups) ReadOnlyWhereNotKnown(world, Organizer.ScopeOf(group));
        foreach (var node in world.Nodes.Where(n => !n.IsNewer)) node.Update();
        foreach (var group in Organizer.Groups) Cart(world, Organizer.ScopeOf(group));
        SameHeads(world, Scope.Public(KnownShow.Show));
        NothingForeign(world);
        if (world.Forgers is { } forgers) ForkIsReported(world, forgers);
        foreach (var node in world.Nodes) ChainsAreWhole(world, node);
    }

    private static void ReadOnlyWhereNotKnown(SimWorld world, Scope scope)
    {
        foreach (var node in world.Nodes.Where(n => !n.IsNewer && n.MayHold(scope)))
        {
            var holds = Wait.ForAll(node.Journal!.ReadAllAsync(0, [SimCart.NewerKind])).Any(r => r.Entry.Scope == scope);
            if (node.CartOf(scope).IsReadOnly != holds) world.Fail($"{node.Name} holds entries that it does not know in {scope}: {holds}; its cart is read-only: {!holds}.");
        }
    }

    private static void Cart(SimWorld world, Scope scope)
    {
        var holders = SameHeads(world, scope);
        var entries = Wait.ForAll(holders[0].Journal!.ReadAllAsync()).Select(r => r.Entry).Where(e => e.Scope == scope).Select(SimCart.AsKnown).ToList();
        var names = entries.Select(e => e.Name).ToHashSet();
        foreach (var answered in world.Members.Kept.Where(a => a.Command.Scope == scope))
            if (!answered.Entries.All(names.Contains)) world.Fail($"Command {answered.Command.Id} was answered at {answered.Command.At.Name} and is lost.");
        var carts = holders.ConvertAll(h => (h.Name, Cart: h.CartOf(scope).Cart));
        var expected = CartText.Of(carts[0].Cart, world.Members.Products);
        foreach (var (name, cart) in carts)
            if (CartText.Of(cart, world.Members.Products) != expected) world.Fail($"{name} and {carts[0].Name} hold the same entries of {scope} and other carts:\n{CartText.Of(cart, world.Members.Products)}\n{expected}");
        foreach (var product in world.Members.Products)
            if ((carts[0].Cart.Find(product)?.Quantity ?? 0) is var quantity && quantity != CartText.QuantityOf(entries, product)) world.Fail($"{product} is {quantity} in {scope} and should be {CartText.QuantityOf(entries, product)}.");
        Once(world, scope, entries);
    }

    private static void Once(SimWorld world, Scope scope, List<Entry> entries)
    {
        // At two nodes that had not heard of one another it is carried out twice, and counts once: the quantities say so.
        foreach (var command in entries.Where(e => e.Kind == CartEntries.Add).GroupBy(e => (e.CommandId, e.Origin)))
            if (command.Count() > 1) world.Fail($"Command {command.Key.CommandId:N} was carried out {command.Count()} times in {scope}.");
        foreach (var order in entries.Where(e => e.Kind == OrderEntries.Submitted).GroupBy(e => e.Stream))
            if (order.Count() > 1) world.Fail($"{order.Key} was made {order.Count()} times.");
        foreach (var number in entries.Where(e => e.Kind == OrderEntries.Submitted).GroupBy(e => OrderEntries.ReadSubmission(e.Payload).Number))
            if (number.Count() > 1) world.Fail($"Order number {number.Key} was given {number.Count()} times.");
    }

    private static List<SimNode> SameHeads(SimWorld world, Scope scope)
    {
        var holders = world.Nodes.Where(n => n.MayHold(scope)).ToList();
        var expected = HeadsOf(world, holders[0], scope);
        foreach (var holder in holders)
        {
            if (!HeadsOf(world, holder, scope).SequenceEqual(expected)) world.Fail($"{holder.Name} and {holders[0].Name} do not hold the same of {scope}.");
            // Who forks a chain makes whole scopes different.
            if (expected.Count > 0 && (world.Forgers is null || scope != SimForgers.Scope) && holder.Journal!.Acknowledgements.SafeOn(scope) is var safe && safe < DirectPeers(world, holder, scope))
                world.Fail($"{holder.Name} knows of {safe} other nodes only that they hold {scope}.");
        }

        return holders;
    }

    private static List<KeyValuePair<Guid, ChainPoint>> HeadsOf(SimWorld world, SimNode node, Scope scope) =>
        [.. node.Journal!.HeadsOf(scope).Heads.Where(h => h.Key != world.Forgers?.Origin.Value)];

    /// <summary>Where two honest neighbours hold different contents for one place, one of them at least knows whose fault it is. Each holds one
    /// branch and no mixture of both, and nobody else's chain is refused.</summary>
    private static void ForkIsReported(SimWorld world, SimForgers forgers)
    {
        foreach (var link in world.Links.Where(l => IsHolder(l.One) && IsHolder(l.Two) && forgers.Differ(l.One, l.Two)))
            if (!Reports(link.One) && !Reports(link.Two)) world.Fail($"{link.One.Name} and {link.Two.Name} hold two contents of one place, and neither reports it.");
        foreach (var node in world.Nodes)
        {
            if (node.MayHold(SimForgers.Scope) && forgers.Twins.All(twin => forgers.Differ(node, twin))) world.Fail($"{node.Name} holds what neither forger wrote.");
            if (node.Journal!.Parked.List.FirstOrDefault(p => p.Origin != forgers.Origin) is { } other) world.Fail($"{node.Name} has refused {other.Scope}: {other.Reason}");
        }

        bool IsHolder(SimNode node) => !forgers.IsTwin(node) && node.MayHold(SimForgers.Scope);

        bool Reports(SimNode node) => node.Journal!.Parked.List.Any(p => p.Verdict == ImportVerdict.Fork && p.ByAuthor && p.Origin == forgers.Origin);
    }

    private static int DirectPeers(SimWorld world, SimNode node, Scope scope) => world.Links
        .Where(l => l.One == node || l.Two == node).Select(l => l.One == node ? l.Two : l.One).Distinct().Count(n => n.MayHold(scope));

    private static void NothingForeign(SimWorld world)
    {
        foreach (var laptop in world.Nodes.Where(n => n.Role == NodeRole.Laptop))
            foreach (var recorded in Wait.ForAll(laptop.Journal!.ReadAllAsync()))
                if (!laptop.MayHold(recorded.Entry.Scope) && recorded.Entry.Kind != Incarnation.Kind) world.Fail($"{laptop.Name} holds an entry of {recorded.Entry.Scope}.");
    }

    private static void ChainsAreWhole(SimWorld world, SimNode node)
    {
        try
        {
            Wait.For(node.Journal!.VerifyAsync());
        }
        catch (JournalDamagedException e)
        {
            world.Fail($"{node.Name}: {e.Message}");
        }
    }
}
