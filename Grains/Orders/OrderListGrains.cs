using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Orders;

public sealed class GroupOrdersGrain(OrderIndex orders, OrderViews views) : Grain, IGroupOrdersGrain
{
    public Task<ImmutableArray<OrderSummary>> ListAsync() =>
        Task.FromResult(orders.OfGroup(new GroupId(this.GetPrimaryKeyString()), views.Summary));
}

public sealed class SellerOrdersGrain(OrderIndex orders, OrderViews views) : Grain, ISellerOrdersGrain
{
    public Task<ImmutableArray<OrderSummary>> ListAsync()
    {
        var key = GrainKeys.Split(this.GetPrimaryKeyString());
        return Task.FromResult(orders.OfSeller(new ShowId(key[0]), new SellerId(key[1]), views.Summary));
    }
}
