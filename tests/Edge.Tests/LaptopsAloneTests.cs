using B2BBooking.Edge.Tests.Support;
using B2BBooking.Tests.Shared;

namespace B2BBooking.Edge.Tests;

/// <summary>A group's laptops without any server.</summary>
public sealed class LaptopsAloneTests : IAsyncLifetime
{
    private static readonly string Product = SmallShow.Code(1);

    private Cluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await Cluster.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task TwoLaptops_WithTheServerGone_ExchangeDirectly()
    {
        var upstream = _cluster.Central.Address.Authority;
        var first = _cluster.BlueLaptop("laptop-1", "--upstream", upstream);
        var second = _cluster.BlueLaptop("laptop-2", "--upstream", upstream, "--peer", first.Address.Authority);
        await CheckExchangeAsync(first, second);
    }

    [Fact]
    public async Task TwoLaptops_ThatFindEachOtherOnTheNetwork_ExchangeDirectly()
    {
        var upstream = _cluster.Central.Address.Authority;
        var first = _cluster.BlueLaptop("laptop-1", "--upstream", upstream, "--discover", "--listen", $"http://*:{LoopbackPort.Free()}");
        var second = _cluster.BlueLaptop("laptop-2", "--upstream", upstream, "--discover");
        await CheckExchangeAsync(first, second);
    }

    private async Task CheckExchangeAsync(EdgeProcess first, EdgeProcess second)
    {
        await first.StartAsync();
        await second.StartAsync();
        var atFirst = await MemberAt.SignInAsync(first, Cluster.BlueMember(1));
        var atSecond = await MemberAt.SignInAsync(second, Cluster.BlueMember(2));
        _cluster.Central.Kill();

        await atFirst.AddAsync(Product, 3);
        await atSecond.SeesAsync(Product, 3);
        await atSecond.AddAsync(Product, 4);
        await atFirst.SeesAsync(Product, 7);
    }
}
