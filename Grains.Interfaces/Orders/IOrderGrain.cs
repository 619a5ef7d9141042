using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Orders;

[GenerateSerializer, Alias("OrderState")]
public enum OrderState
{
    Submitted,

    /// <summary>The seller has taken it in.</summary>
    Accepted,

    /// <summary>Every piece of every line is cancelled.</summary>
    Cancelled,
}

[GenerateSerializer, Immutable, Alias("OrderLineView")]
public sealed record OrderLineView(
    [property: Id(0)] ProductId Product,
    [property: Id(1)] LocalText Name,
    [property: Id(2)] int Quantity,
    [property: Id(3)] int Cancelled,
    [property: Id(4)] Money UnitPrice)
{
    public Money Total => UnitPrice * (Quantity - Cancelled);
}

/// <summary>One step of an order's life: what, by whom, with the reason given.</summary>
[GenerateSerializer, Immutable, Alias("OrderEvent")]
public sealed record OrderEvent([property: Id(0)] string What, [property: Id(1)] ChangeMade Change, [property: Id(2)] string? Note);

[GenerateSerializer, Immutable, Alias("OrderSummary")]
public sealed record OrderSummary(
    [property: Id(0)] ShowId Show,
    [property: Id(1)] string OrderId,
    [property: Id(2)] string Number,
    [property: Id(3)] GroupId Group,
    [property: Id(4)] string GroupName,
    [property: Id(5)] SellerId Seller,
    [property: Id(6)] string SellerName,
    [property: Id(7)] OrderState State,
    [property: Id(8)] int Lines,
    [property: Id(9)] int Pieces,
    [property: Id(10)] Money Total,
    [property: Id(11)] DateTimeOffset At,
    [property: Id(12)] string ByName);

[GenerateSerializer, Immutable, Alias("OrderView")]
public sealed record OrderView(
    [property: Id(0)] OrderSummary Summary,
    [property: Id(1)] ImmutableArray<OrderLineView> Lines,
    [property: Id(2)] ImmutableArray<OrderEvent> Events);

[GenerateSerializer, Immutable, Alias("CancelLine")]
public sealed record CancelLine([property: Id(0)] ProductId Product, [property: Id(1)] int Quantity);

/// <summary>One order: of one group, to one seller. Created by a submission; decided by central only.
/// Key: show/group/order id. The filter lets staff of any seller and every representative of the
/// group through; the grain refuses those of another seller.</summary>
[KeyedBy(KeyLayout.ShowGroupOrder), Alias("IOrderGrain")]
public interface IOrderGrain : IGrainWithStringKey
{
    [Allow(Roles.Member | Roles.Representative | Roles.Seller | Roles.Administrator), Alias("Get")]
    Task<OrderView?> GetAsync();

    [Allow(Roles.Seller | Roles.Administrator), Alias("Accept")]
    Task<Outcome<OrderView>> AcceptAsync(CommandId command);

    /// <summary>Cancels pieces of lines. By the group while the order is submitted; by the seller also afterwards.</summary>
    [Allow(Roles.Member | Roles.Representative | Roles.Seller | Roles.Administrator), Alias("Cancel")]
    Task<Outcome<OrderView>> CancelAsync(CommandId command, ImmutableArray<CancelLine> lines, string reason);
}

/// <summary>A group's orders, of all shows, the newest first; for a representative those to the sellers that assigned
/// the group. Key: group.</summary>
[KeyedBy(KeyLayout.Group), Alias("IGroupOrdersGrain")]
public interface IGroupOrdersGrain : IGrainWithStringKey
{
    [Allow(Roles.Member | Roles.Representative | Roles.Administrator), Alias("List")]
    Task<ImmutableArray<OrderSummary>> ListAsync();
}

/// <summary>A seller's orders at a show, the newest first; for a representative those of the groups assigned. Key: show/seller.</summary>
[KeyedBy(KeyLayout.ShowSeller), Alias("ISellerOrdersGrain")]
public interface ISellerOrdersGrain : IGrainWithStringKey
{
    [Allow(Roles.Seller | Roles.Representative | Roles.Administrator), Alias("List")]
    Task<ImmutableArray<OrderSummary>> ListAsync();
}
