using System.Collections.Immutable;
using System.Globalization;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Carts;

/// <summary>What becomes of a command on one line: an entry, or why not. What the merge may bring about later is never
/// refused here but marked on the line.</summary>
public static class CartRules
{
    public const int LargestQuantity = 1_000_000;

    public const int MostLinesAtOnce = 1_000;

    public static Decision Add(Cart cart, AddLine line, in CartContext context)
    {
        if (context.Stage.Refuse(CartCommand.Add) is { } wrongStage) return wrongStage;
        if (RefuseAdd(cart, line, 0, context) is { } refusal) return refusal;
        return Draft(CartEntries.Add, line, context);
    }

    /// <summary>Each line on its own: a refused one does not hinder the others.</summary>
    public static Decision AddMany(
        Cart cart, CartCommand command, ImmutableArray<AddLine> lines, in CartContext context, out ImmutableArray<LineVerdict> verdicts)
    {
        verdicts = [];
        if (context.Stage.Refuse(command) is { } wrongStage) return wrongStage;
        if (lines.IsDefaultOrEmpty || lines.Length > MostLinesAtOnce)
            return Refusal.Of(RefusalCodes.BadValue, "lines", Text(lines.IsDefault ? 0 : lines.Length), $"1–{Text(MostLinesAtOnce)}");
        var all = ImmutableArray.CreateBuilder<LineVerdict>(lines.Length);
        var drafts = ImmutableArray.CreateBuilder<Draft>(lines.Length);
        var added = new Dictionary<ProductId, int>(lines.Length);
        foreach (var line in lines)
        {
            var before = added.GetValueOrDefault(line.Product);
            var refusal = RefuseAdd(cart, line, before, context);
            all.Add(new LineVerdict(line.Product, refusal));
            if (refusal is not null) continue;
            added[line.Product] = before + line.Quantity;
            drafts.Add(Draft(CartEntries.Add, line, context));
        }

        verdicts = all.MoveToImmutable();
        return drafts.DrainToImmutable();
    }

    /// <summary>Sets or, with quantity 0, removes a line in place of what its author saw of it.</summary>
    public static Decision Set(Cart cart, CartCommand command, SetLine line, in CartContext context)
    {
        if (context.Stage.Refuse(command) is { } wrongStage) return wrongStage;
        var present = cart.Find(line.Product);
        if (line.Quantity == 0 && present is not { IsStanding: true }) return Refusal.Of(RefusalCodes.NoSuchLine, line.Product.Code);
        if (line.Quantity != 0 && RefuseProduct(line.Product, line.Quantity, line.PriceVersion, context) is { } refusal) return refusal;
        if (RefuseSeen(present, line.Seen) is { } unseen) return unseen;
        var version = line.Quantity == 0 ? present!.PriceVersion : line.PriceVersion;
        var former = present?.QuantityOf(line.Seen) ?? 0;
        var change = new LineChangePayload(line.Product, line.Quantity, version, former, context.ForGroup);
        return CartEntries.Line(KindOf(command, line), change, Names(line.Seen));
    }

    /// <summary>The kind of the entry that <see cref="Set"/> makes.</summary>
    public static string KindOf(CartCommand command, SetLine line) =>
        command == CartCommand.Resolve ? CartEntries.Resolve : line.Quantity == 0 ? CartEntries.Remove : CartEntries.Set;

    /// <summary>An add is voided; a set or removal is replaced, itself alone, by what stood before it.</summary>
    public static Decision Undo(Cart cart, ProductId product, EntryName change, in CartContext context)
    {
        if (context.Stage.Refuse(CartCommand.Undo) is { } wrongStage) return wrongStage;
        if (cart.Find(product) is not { } line) return Refusal.Of(RefusalCodes.NoSuchLine, product.Code);
        if (!line.TryFind(change, out var edit) || !MayUndo(edit, context.Caller)) return Refusal.Of(RefusalCodes.NothingToUndo);
        var former = edit.IsAdd ? 0 : edit.Former;
        // A line without pieces has no price of its own.
        var version = edit.Kind != LineChangeKind.Removed && line.PriceVersion > 0 ? line.PriceVersion : Math.Max(edit.PriceVersion, 1);
        return CartEntries.Line(CartEntries.Undo, new LineChangePayload(product, former, version, edit.Quantity, context.ForGroup), [change]);
    }

    public static bool MayUndo(LineEdit edit, UserId caller) => edit.CanBeUndone && edit.IsStanding && edit.Actor == caller.Value;

    public static Decision Restore(Cart cart, ProductId product, EntryName change, ImmutableArray<EntryName> seen, in CartContext context)
    {
        if (context.Stage.Refuse(CartCommand.Restore) is { } wrongStage) return wrongStage;
        if (cart.Find(product) is not { } line) return Refusal.Of(RefusalCodes.NoSuchLine, product.Code);
        if (LineHistory.QuantityAfter(line, cart.Submissions, change) is not { } quantity)
            return Refusal.Of(RefusalCodes.NotFound, "change", change.ToString());
        if (quantity > 0 && RefuseGone(product, context, out _) is { } gone) return gone;
        if (RefuseSeen(line, seen) is { } unseen) return unseen;
        line.TryFind(change, out var edit);
        var version = line.PriceVersion > 0 ? line.PriceVersion : Math.Max(edit.PriceVersion, 1);
        var restored = new LineChangePayload(product, quantity, version, line.QuantityOf(Names(seen)), context.ForGroup);
        return CartEntries.Line(CartEntries.Restore, restored, Names(seen));
    }

    public static Decision AcceptPrices(
        Cart cart, ImmutableArray<ProductId> accepted, in CartContext context, out ImmutableArray<LineVerdict> verdicts)
    {
        verdicts = [];
        if (context.Stage.Refuse(CartCommand.AcceptPrices) is { } wrongStage) return wrongStage;
        var all = ImmutableArray.CreateBuilder<LineVerdict>(accepted.Length);
        var drafts = ImmutableArray.CreateBuilder<Draft>();
        foreach (var product in accepted)
        {
            if (cart.Find(product) is not { Quantity: > 0 } line)
            {
                all.Add(new LineVerdict(product, Refusal.Of(RefusalCodes.NoSuchLine, product.Code)));
                continue;
            }

            var refusal = RefuseGone(product, context, out var found);
            all.Add(new LineVerdict(product, refusal));
            if (found is null || refusal is not null || found.PriceVersion <= line.PriceVersion) continue;
            var change = new LineChangePayload(product, 0, found.PriceVersion, line.PriceVersion, context.ForGroup);
            drafts.Add(CartEntries.Line(CartEntries.AcceptPrice, change, line.Seen));
        }

        verdicts = all.MoveToImmutable();
        return drafts.DrainToImmutable();
    }

    private static Draft Draft(string kind, AddLine line, in CartContext context) =>
        CartEntries.Line(kind, new LineChangePayload(line.Product, line.Quantity, line.PriceVersion, 0, context.ForGroup), []);

    private static Refusal? RefuseAdd(Cart cart, AddLine line, int addedBefore, in CartContext context)
    {
        if (RefuseProduct(line.Product, line.Quantity, line.PriceVersion, context) is { } refusal) return refusal;
        var sum = (long)(cart.Find(line.Product)?.Quantity ?? 0) + addedBefore + line.Quantity;
        return sum > LargestQuantity ? OutOfRange(line.Product, sum) : null;
    }

    private static Refusal? RefuseProduct(ProductId product, int quantity, int priceVersion, in CartContext context)
    {
        if (quantity is < 1 or > LargestQuantity) return OutOfRange(product, quantity);
        if (RefuseGone(product, context, out var found) is { } gone) return gone;
        var pack = found!.Definition.PackQuantity;
        if (quantity % pack != 0)
            return Refusal.Of(RefusalCodes.NotWholePacks, product.Code, Text(quantity), Text(pack), Text(NextWholePacks(quantity, pack)));
        return priceVersion >= 1 && priceVersion <= found.PriceVersion
            ? null
            : Refusal.Of(RefusalCodes.BadValue, "price version", Text(priceVersion), $"1–{Text(found.PriceVersion)}");
    }

    /// <summary>The next larger quantity in whole packs, or the largest there is.</summary>
    private static int NextWholePacks(int quantity, int pack)
    {
        var next = ((quantity / pack) + 1) * pack;
        return next <= LargestQuantity ? next : LargestQuantity / pack * pack;
    }

    private static Refusal? RefuseGone(ProductId product, in CartContext context, out ProductView? found)
    {
        if (!context.Products.TryFind(context.Show, product, out found)) return Refusal.Of(RefusalCodes.UnknownProduct, product.Code);
        return found.Withdrawn ? Refusal.Of(RefusalCodes.WithdrawnProduct, product.Code) : null;
    }

    /// <summary>A name that no page can have shown is a mistake of the caller; taken in, it would replace what nobody saw.</summary>
    private static Refusal? RefuseSeen(CartLine? line, ImmutableArray<EntryName> seen)
    {
        foreach (var name in Names(seen))
            if (line is null || !line.TryFind(name, out _))
                return Refusal.Of(RefusalCodes.BadValue, "seen", name.ToString(), "changes of this line that the page showed");
        return null;
    }

    private static ImmutableArray<EntryName> Names(ImmutableArray<EntryName> names) => names.IsDefault ? [] : names;

    private static Refusal OutOfRange(ProductId product, long quantity) =>
        Refusal.Of(RefusalCodes.QuantityOutOfRange, product.Code, Text(quantity), Text(LargestQuantity));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
