using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Tests.Support;

namespace B2BBooking.Hosting.Tests;

public sealed class OrderNumberTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("b2b-numbers-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Numbers_OfOrdersAfterARestart_AreOtherThanThoseBefore()
    {
        var before = new List<string>();
        await using (var node = await TestNode.StartAsync(folder: _folder, settings: ("Journal", "sqlite")))
        {
            await SmallShow.FillAsync(node);
            await BeginAfterAsync(node);
            before.AddRange([await SubmitAsync(node), await SubmitAsync(node)]);
        }

        await using var again = await TestNode.StartAsync(folder: _folder, settings: ("Journal", "sqlite"));
        string[] after = [await SubmitAsync(again), await SubmitAsync(again)];

        Assert.Equal(4, before.Concat(after).Distinct().Count());
        var listed = await again.As("anna").GetGrain<IGroupOrdersGrain>(SmallShow.Blue.Value).ListAsync();
        Assert.Equal(before.Concat(after).Order(), listed.Select(order => order.Number).Order());
    }

    private static async Task BeginAfterAsync(TestNode node)
    {
        var grain = node.AsSystem.GetGrain<IShowGrain>(SmallShow.Show.Value);
        var show = (await grain.GetAsync())!.Definition;
        var now = DateTimeOffset.UtcNow;
        var times = new StageTimes(now.AddDays(-3), now.AddDays(-2), now.AddDays(-1), now.AddDays(1));
        Assert.Null((await grain.DefineAsync(CommandId.New(), show with { Times = times })).Refusal);
    }

    private static async Task<string> SubmitAsync(TestNode node)
    {
        var cart = node.As("anna").GetGrain<ICartGrain>(GrainKeys.Of(SmallShow.Show, SmallShow.Blue));
        var added = await cart.AddAsync(CommandId.New(), new AddLine(SmallShow.P1, 1, 1));
        Assert.Null((await cart.ConfirmAsync(CommandId.New(), added.Value!.Version)).Refusal);
        return Assert.Single((await cart.SubmitAsync(CommandId.New())).Value!.Orders).Number;
    }
}
