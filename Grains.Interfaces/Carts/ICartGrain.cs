using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Carts;

/// <summary>The one cart that all members of a client group share at a show. Merged: each change names what it replaces.</summary>
[KeyedBy(KeyLayout.ShowGroup), Allow(Roles.Member | Roles.Representative), Alias("ICartGrain")]
public interface ICartGrain : IGrainWithStringKey
{
    [Allow(Roles.Member | Roles.Representative | Roles.Administrator), Alias("Get")]
    Task<CartView> GetAsync();

    /// <summary>Adds one line; the path of every edit, so its cost does not depend on the number of lines.</summary>
    [Alias("Add")]
    Task<Outcome<CartReceipt>> AddAsync(CommandId command, AddLine line);

    /// <summary>Adds many lines (quick order, 1–1,000); a refused line does not hinder the others and is named in the verdicts.</summary>
    [Alias("AddMany")]
    Task<Outcome<CartReceipt>> AddManyAsync(CommandId command, ImmutableArray<AddLine> lines);

    [Alias("Set")]
    Task<Outcome<CartReceipt>> SetAsync(CommandId command, SetLine line);

    /// <summary>Undoes an own change of a line that is still in effect.</summary>
    [Alias("Undo")]
    Task<Outcome<CartReceipt>> UndoAsync(CommandId command, ProductId product, EntryName change);

    /// <summary>Brings the line back to the quantity that it had after a change of its history.</summary>
    [Alias("Restore")]
    Task<Outcome<CartReceipt>> RestoreAsync(CommandId command, ProductId product, EntryName change, ImmutableArray<EntryName> seen);

    /// <summary>Settles a line that was set apart: the quantity that counts from now on.</summary>
    [Alias("Resolve")]
    Task<Outcome<CartReceipt>> ResolveAsync(CommandId command, SetLine line);

    /// <summary>Accepts the current price of lines whose price has changed.</summary>
    [Alias("AcceptPrices")]
    Task<Outcome<CartReceipt>> AcceptPricesAsync(CommandId command, ImmutableArray<ProductId> products);

    /// <summary>Adds the lines of an earlier order of the group, also of another show; what is gone is named in the verdicts.</summary>
    [Alias("CopyOrder")]
    Task<Outcome<CartReceipt>> CopyOrderAsync(CommandId command, ShowId orderShow, string orderId);

    /// <summary>The changes of one line, the newest first.</summary>
    [Allow(Roles.Member | Roles.Representative | Roles.Administrator), Alias("History")]
    Task<ImmutableArray<LineChange>> HistoryAsync(ProductId product);

    /// <summary>For each product the quantity that the group's own past orders suggest, or 0.</summary>
    [Alias("Suggest")]
    Task<ImmutableArray<int>> SuggestAsync(ImmutableArray<ProductId> products);

    /// <summary>Confirms the cart as it stands at <paramref name="version"/> (stage after); a later edit takes it back.</summary>
    [Alias("Confirm")]
    Task<Outcome<CartReceipt>> ConfirmAsync(CommandId command, long version);

    /// <summary>Makes the confirmed cart into one order per seller (stage after), once, whatever is repeated. Away from central it is
    /// kept as what the member asks for, and waits until central has decided; nothing leaves the cart before.</summary>
    [Allow(Roles.Member), Alias("Submit")]
    Task<Outcome<SubmitReceipt>> SubmitAsync(CommandId command);

    /// <summary>Changes are told to the observer until it is not renewed for 2 minutes.</summary>
    [Allow(Roles.Member | Roles.Representative | Roles.Administrator), Alias("Subscribe")]
    Task SubscribeAsync(ICartObserver observer);

    [Allow(Roles.Member | Roles.Representative | Roles.Administrator), Alias("Unsubscribe")]
    Task UnsubscribeAsync(ICartObserver observer);
}

[Alias("ICartObserver")]
public interface ICartObserver : IGrainObserver
{
    [Alias("Changed")]
    Task ChangedAsync(CartChange change);
}
