using B2BBooking.Grains.Carts.Submissions;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Nodes;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Journal.Identity;
using Microsoft.Extensions.DependencyInjection;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Carts.Submissions;

/// <summary>A submission from its request on a laptop, through a venue's receipt, to central's orders; one journal stands for the exchange.</summary>
public sealed class SubmissionGrainTests
{
    private readonly KnownShow _show = new();

    [Fact]
    public async Task Submission_AskedForOnALaptop_WaitsThereAndIsOrderedByCentralOnce()
    {
        var command = CommandId.New();
        var host = await LaptopAsync(command);
        var waiting = (await Cart(host).GetAsync()).Submissions;
        Assert.Equal(SubmissionState.Waiting, Assert.Single(waiting).State);
        Assert.Equal(2, (await Cart(host).GetAsync()).Lines.Length);
        var again = await Cart(host).SubmitAsync(command);
        Assert.Equal(command.Value, again.Value?.Submission?.Id);
        Assert.Empty(again.Value!.Orders);

        host = await host.RestartAsync(At(NodeRole.Venue));
        await UntilAsync(host, c => c.Submissions is [{ State: SubmissionState.Received }], "the venue has written its receipt");

        await using var central = await host.RestartAsync(At(NodeRole.Central));
        await UntilAsync(central, c => c.Lines.IsEmpty, "central has made the orders");
        // The list of orders follows the journal, a moment behind the cart.
        await Eventually.BecomesTrue(async () => (await central.As<IGroupOrdersGrain>(Ann, Group.Value).ListAsync()).Length > 0, "the orders are listed");
        var orders = await central.As<IGroupOrdersGrain>(Ann, Group.Value).ListAsync();
        Assert.Equal(2, orders.Length);
        Assert.All(orders, o => Assert.Equal("name of ann", o.ByName));
        var answered = await Cart(central).SubmitAsync(command);
        Assert.Equal(SubmissionState.Ordered, answered.Value?.Submission?.State);
        Assert.Equal(orders.Select(o => o.OrderId).Order(), answered.Value!.Orders.Select(o => o.OrderId).Order());
        await central.As<ICartSubmissionsGrain>(Interfaces.Access.Caller.System, CartKey).AttendAsync();
        Assert.Equal(2, (await central.As<IGroupOrdersGrain>(Ann, Group.Value).ListAsync()).Length);
    }

    [Fact]
    public async Task Submission_ReceivedAfterTheClose_WaitsForAnAdministratorWhoHonoursIt()
    {
        var command = CommandId.New();
        var host = await LaptopAsync(command);
        _show.Stage = Stage.Closed;
        await using var central = await host.RestartAsync(At(NodeRole.Central));
        await UntilAsync(central, c => c.Submissions is [{ State: SubmissionState.InReview }], "the submission is in review");
        Assert.Equal(2, (await Cart(central).GetAsync()).Lines.Length);

        var desk = central.As<ICartSubmissionsGrain>(Admin, CartKey);
        var honoured = await desk.HonourAsync(CommandId.New(), command.Value);
        Assert.Equal(SubmissionState.Ordered, honoured.Value?.State);
        Assert.Empty((await Cart(central).GetAsync()).Lines);
        Assert.Equal(2, (await central.As<IGroupOrdersGrain>(Ann, Group.Value).ListAsync()).Length);
        Assert.Equal("submission", (await desk.DeclineAsync(CommandId.New(), Guid.NewGuid(), "late")).Refusal?.Arguments[0]);
    }

    [Fact]
    public async Task Submission_Declined_SaysWhyAndKeepsTheCart()
    {
        var command = CommandId.New();
        var host = await LaptopAsync(command);
        _show.Stage = Stage.Closed;
        await using var central = await host.RestartAsync(At(NodeRole.Central));
        await UntilAsync(central, c => c.Submissions is [{ State: SubmissionState.InReview }], "the submission is in review");

        var desk = central.As<ICartSubmissionsGrain>(Admin, CartKey);
        Assert.Equal(RefusalCodes.BadValue, (await desk.DeclineAsync(CommandId.New(), command.Value, " ")).Refusal?.Code);
        var declined = await desk.DeclineAsync(CommandId.New(), command.Value, "too late for the sellers");
        Assert.Equal("too late for the sellers", declined.Value?.Refusal?.Arguments[0]);
        var cart = await Cart(central).GetAsync();
        Assert.Equal((2, SubmissionState.Refused), (cart.Lines.Length, Assert.Single(cart.Submissions).State));
    }

    [Fact]
    public async Task EditsAfterASubmission_StayInTheCart()
    {
        var host = await LaptopAsync(CommandId.New());
        await Cart(host).AddAsync(CommandId.New(), new AddLine(_show.Has(Pans, "p9"), 7, 1));
        await using var central = await host.RestartAsync(At(NodeRole.Central));
        await UntilAsync(central, c => c.Lines is [{ Product.Code: "p9", Quantity: 7 }], "what was submitted has left, what came after stays");
    }

    private async Task<GrainHost> LaptopAsync(CommandId command)
    {
        var host = await GrainHost.StartAsync(At(NodeRole.Laptop));
        await Cart(host).AddAsync(CommandId.New(), new AddLine(_show.Has(Pans, "p1"), 3, 1));
        var added = await Cart(host).AddAsync(CommandId.New(), new AddLine(_show.Has(Knives, "k1"), 1, 1));
        Assert.Equal(RefusalCodes.CartNotConfirmed, (await Cart(host).SubmitAsync(command)).Refusal?.Code);
        await Cart(host).ConfirmAsync(CommandId.New(), added.Value!.Version);
        var asked = await Cart(host).SubmitAsync(command);
        Assert.Equal((0, SubmissionState.Waiting), (asked.Value!.Orders.Length, asked.Value.Submission?.State));
        Assert.Equal(20m + 20m, asked.Value.Submission!.Total.Amount);
        return host;
    }

    private static ICartGrain Cart(GrainHost host) => host.As<ICartGrain>(Ann, CartKey);

    private static Task UntilAsync(GrainHost host, Func<CartView, bool> condition, string reason) =>
        Eventually.BecomesTrue(async () => condition(await Cart(host).GetAsync()), reason);

    private Action<IServiceCollection> At(NodeRole role) => services =>
    {
        _show.Register(services);
        services.AddSingleton<INodeAccess>(new OfRole(role));
    };

    private sealed record OfRole(NodeRole Role) : INodeAccess
    {
        public bool MayWrite(Scope scope, string kind) => true;
    }
}
