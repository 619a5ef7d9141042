using System.Text;
using B2BBooking.Edge.Tests.Support;
using B2BBooking.Tests.Shared;

namespace B2BBooking.Edge.Tests;

/// <summary>A laptop with and without its connection.</summary>
public sealed class OfflineTests : IAsyncLifetime
{
    private static readonly string Early = SmallShow.Code(1);
    private static readonly string Late = SmallShow.Code(2);

    private Cluster _cluster = null!;
    private EdgeProcess _blue = null!;

    public async Task InitializeAsync()
    {
        _cluster = await Cluster.StartAsync();
        _blue = _cluster.BlueLaptop("laptop-blue", "--upstream", _cluster.Central.Address.Authority);
        await _blue.StartAsync();
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Laptop_CutOffWhileBothSidesEdit_HasAllOnBothSidesOnceItIsMended()
    {
        var here = await MemberAt.SignInAsync(_blue, Cluster.BlueMember(1));
        var there = await MemberAt.SignInAsync(_cluster.Central, Cluster.BlueMember(2));
        await here.LinkIsAsync("InStep");
        await here.CutAllAsync();
        await here.LinkIsAsync("Cut");

        await here.AddAsync(Early, 3);
        await there.AddAsync(Early, 4);
        await there.AddAsync(Late, 5);
        Assert.Equal((3, 0), (await here.QuantityAsync(Early), await here.QuantityAsync(Late)));
        Assert.Equal((4, 5), (await there.QuantityAsync(Early), await there.QuantityAsync(Late)));
        await here.MendAllAsync();

        await here.SeesAsync(Early, 7);
        await here.SeesAsync(Late, 5);
        await there.SeesAsync(Early, 7);
        await here.LinkIsAsync("InStep");
    }

    [Fact]
    public async Task Laptop_KilledWhileOffline_StillHasWhatItAnswered()
    {
        var here = await MemberAt.SignInAsync(_blue, Cluster.BlueMember(1));
        await here.CutAllAsync();
        await here.AddAsync(Early, 3);
        _blue.Kill();
        await _blue.StartAsync();

        here = await MemberAt.SignInAsync(_blue, Cluster.BlueMember(1));
        Assert.Equal(3, await here.QuantityAsync(Early));
        var there = await MemberAt.SignInAsync(_cluster.Central, Cluster.BlueMember(2));
        await there.SeesAsync(Early, 3);
    }

    [Fact]
    public async Task LaptopsFiles_OfAGroup_HoldNothingOfAnother()
    {
        var red = _cluster.RedLaptop("laptop-red", "--upstream", _cluster.Central.Address.Authority);
        await red.StartAsync();
        var rita = await MemberAt.SignInAsync(red, Cluster.RedMember, Cluster.Red);
        await rita.AddAsync(Late, 9);
        var atCentral = await MemberAt.SignInAsync(_cluster.Central, Cluster.RedMember, Cluster.Red);
        await atCentral.SeesAsync(Late, 9);
        var here = await MemberAt.SignInAsync(_blue, Cluster.BlueMember(1));
        await here.AddAsync(Early, 1);
        await here.LinkIsAsync("InStep");
        await red.StopAsync();
        await _blue.StopAsync();

        // Sure that the search would find it: it is in the file of its own group.
        Assert.True(Holds(red, Cluster.RedMember));
        Assert.False(Holds(_blue, Cluster.RedMember));
        Assert.False(Holds(_blue, "group/red"));
        Assert.False(Holds(red, "group/blue"));
    }

    private static bool Holds(EdgeProcess node, string text) =>
        Directory.EnumerateFiles(node.DataFolder, "journal.db*").Any(f => File.ReadAllBytes(f).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);
}
