using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Users;

namespace B2BBooking.Grains.Orders;

public sealed class GroupOrdersGrain(OrderIndex orders, OrderViews views, IRights rights) : Grain, IGroupOrdersGrain
{
    public Task<ImmutableArray<OrderSummary>> ListAsync()
    {
        var caller = Caller.Current ?? throw new NotAllowedException("Nobody is signed in.");
        var group = new GroupId(this.GetPrimaryKeyString());
        var member = rights.IsMember(caller, group);
        return Task.FromResult(orders.OfGroup(
            group, views.Summary, o => member || rights.Sees(caller, o.Show, o.Order.Submitted!.Seller, group)));
    }
}

public sealed class SellerOrdersGrain(OrderIndex orders, OrderViews views, IRights rights) : Grain, ISellerOrdersGrain
{
    public Task<ImmutableArray<OrderSummary>> ListAsync()
    {
        var caller = Caller.Current ?? throw new NotAllowedException("Nobody is signed in.");
        var key = GrainKeys.Split(this.GetPrimaryKeyString());
        var (show, seller) = (new ShowId(key[0]), new SellerId(key[1]));
        return Task.FromResult(orders.OfSeller(show, seller, views.Summary, o => rights.Sees(caller, show, seller, o.Group)));
    }
}
