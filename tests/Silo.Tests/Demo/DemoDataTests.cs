using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Notes;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Silo.Demo;
using B2BBooking.Silo.Tests.Support;

namespace B2BBooking.Silo.Tests.Demo;

public sealed class DemoDataTests(FilledNode filled) : IClassFixture<FilledNode>
{
    private static readonly DemoGroup Flair = DemoPeople.Groups[0];

    private Node Node => filled.Node;

    [Fact]
    public async Task Shows_AreClosed_During_AndAfter()
    {
        Assert.Equal(Stage.Closed, await StageOf(DemoShows.LastYear));
        Assert.Equal(Stage.During, await StageOf(DemoShows.Main));
        Assert.Equal(Stage.After, await StageOf(DemoShows.GiftDays));
    }

    [Fact]
    public async Task Product_OfTheMainShow_IsFoundWithItsPicture()
    {
        var found = await Node.As<ICatalogueSearchGrain>(Flair.Members[0].UserId, DemoShows.Main.Value).SearchAsync(CatalogueQuery.All("de") with { Text = "becher" });

        var product = found.Products.First();
        var picture = await Node.As<IPictureGrain>(Flair.Members[0].UserId, GrainKeys.Of(DemoShows.Main, product.Definition.Pictures[0])).GetAsync();
        Assert.Equal("image/svg+xml", picture?.MediaType);
    }

    [Fact]
    public async Task Group_EveryOne_OrderedLastYear() => Assert.All(
        await Task.WhenAll(DemoPeople.Groups.Select(group => Node.As<IGroupOrdersGrain>(group.Members[0].UserId, group.Id).ListAsync())),
        orders => Assert.Contains(orders, order => order.Show == DemoShows.LastYear));

    [Fact]
    public async Task Cart_OfTheMainShow_IsSharedBySeveralMembers()
    {
        var cart = await Node.As<ICartGrain>(Flair.Members[0].UserId, GrainKeys.Of(DemoShows.Main, Flair.GroupId)).GetAsync();

        Assert.True(cart.Lines.Length > 10, $"{cart.Lines.Length} lines");
        Assert.True(cart.Lines.Select(line => line.LastChange.By).Distinct().Count() > 1, "One member filled the cart alone.");
    }

    [Fact]
    public async Task Suggestion_OfWhatWasOrderedLastYear_IsAQuantity()
    {
        var order = (await Node.As<IGroupOrdersGrain>(Flair.Members[0].UserId, Flair.Id).ListAsync()).First(order => order.State != OrderState.Cancelled);
        var lines = (await Node.As<IOrderGrain>(Flair.Members[0].UserId, GrainKeys.Of(order.Show, Flair.GroupId, order.OrderId)).GetAsync())!.Lines;

        var suggested = await Node.As<ICartGrain>(Flair.Members[0].UserId, GrainKeys.Of(DemoShows.Main, Flair.GroupId)).SuggestAsync([.. lines.Select(line => line.Product)]);

        Assert.Contains(suggested, quantity => quantity > 0);
    }

    [Fact]
    public async Task Newcomer_AtTheGiftDays_ConfirmsAndSubmitsAtOnce()
    {
        var group = DemoPeople.Groups[1];
        var cart = Node.As<ICartGrain>(group.Members[0].UserId, GrainKeys.Of(DemoShows.GiftDays, group.GroupId));

        var confirmed = await cart.ConfirmAsync(CommandId.New(), (await cart.GetAsync()).Version);
        var submitted = await cart.SubmitAsync(CommandId.New());

        Assert.True(confirmed.Ok, $"{confirmed.Refusal}");
        Assert.True(submitted.Ok, $"{submitted.Refusal}");
        Assert.NotEmpty(submitted.Value!.Orders);
    }

    [Fact]
    public async Task Account_EveryPrintedOne_SignsInWithThePrintedPassword()
    {
        foreach (var person in DemoData.Accounts)
            Assert.Equal(SignInVerdict.Accepted, (await Node.As<IAccountGrain>(Caller.System, person.Id).SignInAsync(DemoData.Password)).Verdict);
    }

    [Fact]
    public async Task Note_OfTheGroup_IsSeenByItsMembers() => Assert.NotEmpty(
        await Node.As<IGroupNotesGrain>(Flair.Members[^1].UserId, GrainKeys.Of(DemoShows.Main, Flair.GroupId)).ListAsync());

    [Fact]
    public async Task Cart_OfAnotherGroup_IsRefused() => await Assert.ThrowsAsync<NotAllowedException>(
        () => Node.As<ICartGrain>(Flair.Members[0].UserId, GrainKeys.Of(DemoShows.Main, DemoPeople.Groups[1].GroupId)).GetAsync());

    [Fact]
    public async Task Fill_InterruptedAndRunAgain_EndsTheSame()
    {
        await using var node = await Node.StartAsync();
        using var cancel = new CancellationTokenSource();
        var progress = new CancelAt("This year's carts", cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DemoData.FillAsync(node.Grains, TimeProvider.System, progress, cancel: cancel.Token));
        Assert.False(await DemoData.IsFilledAsync(node.Grains));

        await DemoData.FillAsync(node.Grains, TimeProvider.System);

        Assert.True(await DemoData.IsFilledAsync(node.Grains));
        foreach (var group in DemoPeople.Groups)
        {
            Assert.Equal(await CartAsync(Node, group), await CartAsync(node, group));
            Assert.Equal(await OrdersAsync(Node, group), await OrdersAsync(node, group));
        }
    }

    private async Task<Stage> StageOf(ShowId show) => (await Node.As<IShowGrain>(Flair.Members[0].UserId, show.Value).GetAsync())!.Stage;

    private static async Task<string> CartAsync(Node node, DemoGroup group)
    {
        var cart = await node.As<ICartGrain>(group.Members[0].UserId, GrainKeys.Of(DemoShows.Main, group.GroupId)).GetAsync();
        return string.Join('\n', cart.Lines.Select(line => $"{line.Product} {line.Quantity} {line.UnitPrice} {line.LastChange.By}").Order());
    }

    private static async Task<string> OrdersAsync(Node node, DemoGroup group)
    {
        var orders = await node.As<IGroupOrdersGrain>(group.Members[0].UserId, group.Id).ListAsync();
        return string.Join('\n', orders.Where(order => order.Show == DemoShows.LastYear).Select(order => $"{order.Seller} {order.Pieces} {order.Total} {order.State}").Order());
    }

    private sealed class CancelAt(string what, CancellationTokenSource cancel) : IProgress<DemoProgress>
    {
        public void Report(DemoProgress value)
        {
            if (value.What == what)
                cancel.Cancel();
        }
    }
}
