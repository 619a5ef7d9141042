using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Silo.Demo.Catalogue;

namespace B2BBooking.Silo.Demo;

/// <summary>What the demo's members do: fill carts together, confirm and submit them, cancel a little; sellers accept.</summary>
public sealed class DemoShopping(IGrainFactory grains, DemoCommands commands, ulong seed)
{
    /// <summary>Every member adds lines of some sellers; then a colleague changes some of them.</summary>
    public async Task FillCartAsync(ShowId show, DemoGroup group, ImmutableArray<SellerCatalogue> catalogues, int linesAMember)
    {
        var random = RandomOf(show, group);
        var cart = grains.GetGrain<ICartGrain>(GrainKeys.Of(show, group.GroupId));
        foreach (var member in group.Members)
        {
            var sellers = random.Some(catalogues, random.Between(2, 4));
            Caller.Set(member.UserId);
            for (var i = 0; i < linesAMember; i++)
            {
                var seller = random.Pick(sellers);
                var product = random.Pick(seller.Products);
                var line = new AddLine(new(seller.Seller.SellerId, product.Code), product.PackQuantity * random.Between(1, 6), 1);
                DemoRefusedException.Check(await cart.AddAsync(commands.Of("add", show.Value, member.Id, $"{i}"), line), $"cart of {group.Id}");
            }
        }
        await ReviseAsync(show, group, cart, random);
    }

    public async Task OrderAsync(ShowId show, DemoGroup group)
    {
        var buyer = group.Members[0];
        var cart = grains.GetGrain<ICartGrain>(GrainKeys.Of(show, group.GroupId));
        Caller.Set(buyer.UserId);
        var view = await cart.GetAsync();
        if (view.Lines.Length > 0)
            DemoRefusedException.Check(await cart.ConfirmAsync(commands.Of("confirm", show.Value, group.Id), view.Version), $"confirmation of {group.Id}");
        var submitted = DemoRefusedException.Check(await cart.SubmitAsync(commands.Of("submit", show.Value, group.Id)), $"submission of {group.Id}");
        var random = RandomOf(show, group);
        foreach (var order in submitted.Orders)
            await FollowAsync(show, group, order, random);
    }

    /// <summary>A colleague halves or doubles a few lines, as long as the cart is not submitted.</summary>
    private async Task ReviseAsync(ShowId show, DemoGroup group, ICartGrain cart, SeededRandom random)
    {
        var reviser = group.Members[^1];
        Caller.Set(reviser.UserId);
        var view = await cart.GetAsync();
        foreach (var line in random.Some(view.Lines, view.Lines.Length / 5))
        {
            var quantity = random.Chance(50) || line.Quantity <= line.PackQuantity ? line.Quantity * 2 : line.Quantity - line.PackQuantity;
            DemoRefusedException.Check(
                await cart.SetAsync(commands.Of("set", show.Value, group.Id, line.Product.ToString()), new(line.Product, quantity, line.PriceVersion, line.Seen)),
                $"change in the cart of {group.Id}");
        }
    }

    /// <summary>Most orders are accepted; of a few, some pieces are cancelled before.</summary>
    private async Task FollowAsync(ShowId show, DemoGroup group, SubmittedOrder order, SeededRandom random)
    {
        var grain = grains.GetGrain<IOrderGrain>(GrainKeys.Of(show, group.GroupId, order.OrderId));
        if (random.Chance(15) && (await grain.GetAsync())?.Lines is [var line, ..])
            DemoRefusedException.Check(
                await grain.CancelAsync(commands.Of("cancel", order.OrderId), [new(line.Product, line.Quantity / 2 > 0 ? line.Quantity / 2 : 1)], "Shelf space turned out smaller."),
                $"cancellation of {order.Number}");
        if (!random.Chance(80))
            return;
        Caller.Set(DemoPeople.Staff[order.Seller.Value][0].UserId);
        var accepted = await grain.AcceptAsync(commands.Of("accept", order.OrderId));
        Caller.Set(group.Members[0].UserId);
        if (accepted.Refusal?.Code is not (null or RefusalCodes.OrderState))
            throw new DemoRefusedException($"acceptance of {order.Number}", accepted.Refusal);
    }

    private SeededRandom RandomOf(ShowId show, DemoGroup group)
    {
        var mixed = seed;
        foreach (var c in $"{show.Value}/{group.Id}")
            mixed = (mixed * 31) + c;
        return new SeededRandom(mixed);
    }
}
