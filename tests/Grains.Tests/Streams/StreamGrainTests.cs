using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Journal;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Streams;

/// <summary>What every grain over a stream does, shown on the cart.</summary>
public sealed class StreamGrainTests : IAsyncLifetime
{
    private static readonly StreamName Stream = new(Scope.Group(Show, Group), CartEntries.Stream);

    private readonly KnownShow _show = new();
    private GrainHost _host = null!;
    private ProductId _pan;

    public async Task InitializeAsync()
    {
        _host = await GrainHost.StartAsync(_show.Register);
        _pan = _show.Has(Pans, "p1");
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    private ICartGrain Cart => _host.As<ICartGrain>(Ann, CartKey);

    [Fact]
    public async Task Command_AfterAnotherWriter_DecidesOnTheNewState()
    {
        var first = await Cart.AddAsync(CommandId.New(), new AddLine(_pan, 1, 1));
        await AppendAsync(first.Value!.Version, CartEntries.Line(CartEntries.Add, new LineChangePayload(_pan, 10, 1, 0, false), []));
        var second = await Cart.AddAsync(CommandId.New(), new AddLine(_pan, 100, 1));
        Assert.Equal(111, Assert.Single(second.Value!.Lines).Quantity);
        Assert.Equal(111, (await Cart.GetAsync()).Totals[0].Pieces);
    }

    [Fact]
    public async Task Stream_WithUnknownKind_IsShownAndNotChanged()
    {
        await AppendAsync(0, CartEntries.Line(CartEntries.Add, new LineChangePayload(_pan, 10, 1, 0, false), []));
        await AppendAsync(1, new Draft("cart.from-the-future", new byte[] { 1 }, []));
        var cart = await Cart.GetAsync();
        Assert.True(cart.ReadOnly);
        Assert.Equal(10, Assert.Single(cart.Lines).Quantity);
        Assert.Equal(RefusalCodes.UpdateNeeded, (await Cart.AddAsync(CommandId.New(), new AddLine(_pan, 1, 1))).Refusal?.Code);
    }

    [Fact]
    public async Task Stream_WithNewerPayloadVersion_IsShownAndNotChanged()
    {
        await AppendAsync(0, new Draft(CartEntries.Add, new byte[] { 2, 0 }, []));
        Assert.True((await Cart.GetAsync()).ReadOnly);
        Assert.Equal(RefusalCodes.UpdateNeeded, (await Cart.AddAsync(CommandId.New(), new AddLine(_pan, 1, 1))).Refusal?.Code);
    }

    [Fact]
    public async Task Snapshot_OfGrowingStream_IsKeptAndReadBack()
    {
        for (var i = 0; i < 300; i++) await Cart.AddAsync(CommandId.New(), new AddLine(_pan, 1, 1));
        var snapshot = await _host.Journal.ReadSnapshotAsync(Stream, Grains.Carts.Cart.RulesVersion);
        Assert.NotNull(snapshot);
        Assert.InRange(snapshot.Position, 257, 300);
        _host = await _host.RestartAsync(_show.Register);
        Assert.Equal(300, Assert.Single((await Cart.GetAsync()).Lines).Quantity);
    }

    [Fact]
    public async Task Command_WithTheIdOfAnotherCommand_IsRefused()
    {
        var command = CommandId.New();
        var added = await Cart.AddAsync(command, new AddLine(_pan, 1, 1));
        var seen = added.Value!.Lines[0].Seen;

        Assert.Equal("command id", (await Cart.SubmitAsync(command)).Refusal?.Arguments[0]);
        Assert.Equal("command id", (await Cart.ConfirmAsync(command, added.Value.Version)).Refusal?.Arguments[0]);
        Assert.Equal("command id", (await Cart.SetAsync(command, new SetLine(_pan, 0, 1, seen))).Refusal?.Arguments[0]);
        Assert.Equal(1, Assert.Single((await Cart.GetAsync()).Lines).Quantity);
    }

    [Fact]
    public async Task Call_WithoutCaller_IsNotAllowed()
    {
        var cart = Cart;
        Interfaces.Access.Caller.Clear();
        await Assert.ThrowsAsync<Interfaces.Access.NotAllowedException>(() => cart.AddAsync(CommandId.New(), new AddLine(_pan, 1, 1)));
    }

    private async Task AppendAsync(long known, Draft draft) =>
        await _host.Journal.AppendAsync([new StreamAppend(Stream, known, Bob.Value, Guid.NewGuid(), [draft])]);
}
