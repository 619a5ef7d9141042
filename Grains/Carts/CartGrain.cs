using System.Collections.Immutable;
using B2BBooking.Grains.Carts.Submissions;
using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Orders;
using B2BBooking.Grains.Shows;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Users;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Carts;

/// <summary>The shared cart of a client group at a show.</summary>
public sealed partial class CartGrain(
    StreamServices services, IProducts products, INames names, IRights rights, IShowSchedules shows, OrderIndex orders, SubmissionServices submitting)
    : StreamGrain<Cart>(services), ICartGrain, ICartSubmissionsGrain
{
    private const long NoPage = -1;

    private readonly Watchers<ICartObserver> _watchers = new(services);
    private ShowId _show;
    private GroupId _group;
    private string _currency = "";
    private CartViews? _views;
    private CartTotals? _totals;

    private CartViews Views => _views ?? throw new InvalidOperationException("The cart is not activated.");

    private CartTotals Totals => _totals ?? throw new InvalidOperationException("The cart is not activated.");

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        FollowCurrency();
    }

    public Task<CartView> GetAsync()
    {
        FollowCurrency();
        return Task.FromResult(
            new CartView(Version, Views.Lines(State), Totals.BySeller(), Totals.Total, Views.Confirmed(State), ReadOnly, Submissions()));
    }

    public Task<Outcome<CartReceipt>> AddAsync(CommandId command, AddLine line) =>
        ExecuteAsync(command, [CartEntries.Add], () => CartRules.Add(State, line, Context()), Receipt);

    public Task<Outcome<CartReceipt>> AddManyAsync(CommandId command, ImmutableArray<AddLine> lines) =>
        AddAllAsync(command, CartCommand.AddMany, lines);

    public Task<Outcome<CartReceipt>> SetAsync(CommandId command, SetLine line) => SetAsync(command, CartCommand.Set, line);

    public Task<Outcome<CartReceipt>> UndoAsync(CommandId command, ProductId product, EntryName change) =>
        ExecuteAsync(command, [CartEntries.Undo], () => CartRules.Undo(State, product, change, Context()), Receipt);

    public Task<Outcome<CartReceipt>> RestoreAsync(CommandId command, ProductId product, EntryName change, ImmutableArray<EntryName> seen) =>
        ExecuteAsync(command, [CartEntries.Restore], () => CartRules.Restore(State, product, change, seen, Context()), Receipt);

    public Task<Outcome<CartReceipt>> ResolveAsync(CommandId command, SetLine line) => SetAsync(command, CartCommand.Resolve, line);

    public Task<Outcome<CartReceipt>> AcceptPricesAsync(CommandId command, ImmutableArray<ProductId> products)
    {
        ImmutableArray<LineVerdict> verdicts = [];
        return ExecuteAsync(
            command,
            [CartEntries.AcceptPrice],
            () => CartRules.AcceptPrices(State, products.IsDefault ? [] : products, Context(), out verdicts),
            entries => Receipt(entries) with { Verdicts = verdicts });
    }

    public Task<Outcome<CartReceipt>> CopyOrderAsync(CommandId command, ShowId orderShow, string orderId)
    {
        var lines = orders.Find(orderShow, _group, orderId, LinesToCopy);
        return lines.IsDefault
            ? Task.FromResult<Outcome<CartReceipt>>(Refusal.Of(RefusalCodes.NotFound, "order", orderId))
            : AddAllAsync(command, CartCommand.CopyOrder, lines);
    }

    public Task<ImmutableArray<LineChange>> HistoryAsync(ProductId product) => Task.FromResult(
        State.Find(product) is { } line ? Views.History(line, State, CallerOrThrow()) : []);

    public Task<ImmutableArray<int>> SuggestAsync(ImmutableArray<ProductId> products)
    {
        var past = orders.PastQuantities(_group, products.ToHashSet());
        return Task.FromResult<ImmutableArray<int>>([.. products.Select(p => Suggestion.Of(past[p], PackOf(p)))]);
    }

    public async Task<Outcome<CartReceipt>> ConfirmAsync(CommandId command, long version)
    {
        var changed = await ChangedSinceAsync(version);
        var known = Version;
        return await ExecuteAsync(
            command, [CartEntries.Confirmed], () => SubmissionRules.Confirm(State, !changed && Version == known, Context()), Receipt);
    }

    public Task SubscribeAsync(ICartObserver observer) => _watchers.AddAsync(observer);

    public Task UnsubscribeAsync(ICartObserver observer) => _watchers.RemoveAsync(observer);

    protected override StreamName StreamOf(string key)
    {
        var parts = GrainKeys.Split(key);
        (_show, _group) = (new ShowId(parts[0]), new GroupId(parts[1]));
        return new StreamName(Scope.Group(_show, _group), CartEntries.Stream);
    }

    protected override void Applied(long versionBefore, ImmutableArray<Recorded> entries)
    {
        // What a newer version wrote is not understood here, so nothing can be said of the lines that it changes.
        var lines = ReadOnly ? [] : ChangedBy(entries);
        foreach (var line in lines) Totals.Count(line, Views);
        // A submission takes lines out that it does not name.
        var unnamed = ReadOnly || entries.Any(e => e.Entry.Kind == CartEntries.Submitted);
        if (unnamed || Totals.IsIncomplete) CountAll();
        if (!_watchers.Any) return;
        // No page knows all but that: each reads the cart anew.
        if (unnamed) versionBefore = NoPage;
        var change = new CartChange(
            versionBefore, Version, LineViews(lines), Totals.BySeller(), Totals.Total, Views.Confirmed(State), Submissions());
        _watchers.Tell(o => o.ChangedAsync(change));
    }

    private Task<Outcome<CartReceipt>> SetAsync(CommandId command, CartCommand what, SetLine line) =>
        ExecuteAsync(command, [CartRules.KindOf(what, line)], () => CartRules.Set(State, what, line, Context()), Receipt);

    private Task<Outcome<CartReceipt>> AddAllAsync(CommandId command, CartCommand what, ImmutableArray<AddLine> lines)
    {
        ImmutableArray<LineVerdict> verdicts = default;
        return ExecuteAsync(
            command,
            [CartEntries.Add],
            () => CartRules.AddMany(State, what, lines, Context(), out verdicts),
            entries => Receipt(entries) with { Verdicts = verdicts.IsDefault ? VerdictsOfRepeated(lines, entries) : verdicts });
    }

    /// <summary>What a repeated command's lines became: those with an entry were taken.</summary>
    private ImmutableArray<LineVerdict> VerdictsOfRepeated(ImmutableArray<AddLine> lines, ImmutableArray<Recorded> entries)
    {
        var taken = entries.Select(e => CartEntries.ReadLine(e.Entry.Payload).Product).ToHashSet();
        return [.. lines.Select(l => new LineVerdict(l.Product, taken.Contains(l.Product) ? null : WhyRefused(l)))];
    }

    private Refusal WhyRefused(AddLine line) => CartRules.Add(State, line, Context()).Refusal
        ?? Refusal.Of(RefusalCodes.BadValue, "line", line.Product.Code, "was refused when the command was first given; send it in a new one");

    private CartReceipt Receipt(ImmutableArray<Recorded> entries) => new(Version, LineViews(ChangedBy(entries)), []);

    private ImmutableArray<CartLineView> LineViews(ImmutableArray<CartLine> lines)
    {
        if (lines.IsEmpty) return [];
        var all = ImmutableArray.CreateBuilder<CartLineView>(lines.Length);
        foreach (var line in lines) all.Add(Views.Line(line, State));
        return all.MoveToImmutable();
    }

    private ImmutableArray<CartLine> ChangedBy(ImmutableArray<Recorded> entries)
    {
        if (entries.Length == 1) return LineOf(entries[0].Entry) is { } only ? [only] : [];
        return [.. entries.Select(e => LineOf(e.Entry)).OfType<CartLine>().Distinct()];
    }

    private CartLine? LineOf(Entry entry) =>
        CartEntries.IsOfWholeCart(entry.Kind) ? null : State.Find(CartEntries.ReadLine(entry.Payload).Product);

    /// <summary>The show may be defined, or its currency corrected, while the cart is active.</summary>
    private void FollowCurrency()
    {
        var currency = shows.Find(_show)?.Currency ?? "";
        if (_views is not null && currency == _currency && _totals is { IsIncomplete: false }) return;
        _currency = currency;
        _views = new CartViews(_show, currency, products, names);
        CountAll();
    }

    private void CountAll()
    {
        _totals = new CartTotals(_show, _currency, names);
        foreach (var line in State.Lines) _totals.Count(line, Views);
    }

    private CartContext Context()
    {
        FollowCurrency();
        var caller = CallerOrThrow();
        var stage = shows.Find(_show) is { } show ? Services.Clock.StageOf(show.Times) : Stage.Preparing;
        return new CartContext(_show, stage, caller, !Caller.IsSystem && !rights.IsMember(caller, _group), products);
    }

    private async Task<bool> ChangedSinceAsync(long version)
    {
        if (version == Version) return false;
        if (version < 0) return true;
        await foreach (var entry in Services.Journal.ReadStreamAsync(StreamOf(this.GetPrimaryKeyString()), version))
            if (entry.Entry.Kind != CartEntries.Confirmed && !IntentEntries.Kinds.Contains(entry.Entry.Kind))
                return true;
        return version > Version;
    }

    private ImmutableArray<AddLine> LinesToCopy(IndexedOrder indexed)
    {
        var submitted = indexed.Order.Submitted!;
        return
        [
            .. submitted.Lines
                .Select(l => (Product: new ProductId(submitted.Seller, l.Code), Left: l.Quantity - indexed.Order.CancelledOf(l)))
                .Where(l => l.Left > 0)
                .Select(l => new AddLine(l.Product, l.Left, products.TryFind(_show, l.Product, out var now) ? now.PriceVersion : 1)),
        ];
    }

    private int PackOf(ProductId product) => products.TryFind(_show, product, out var found) ? found.Definition.PackQuantity : 1;
}
