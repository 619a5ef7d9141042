using System.Net;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Notes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Tests.Support;
using B2BBooking.Journal;
using B2BBooking.Tests;
using Microsoft.Extensions.DependencyInjection;
using static B2BBooking.Hosting.Tests.Support.ShowNetwork;

namespace B2BBooking.Hosting.Tests.Network;

/// <summary>Nodes of the previous version among newer ones: central writes a kind of entry into a cart that neither the venue nor the laptop
/// behind it knows.</summary>
public sealed class NewerVersionTests : IAsyncLifetime
{
    private const string Kind = "cart.from-a-newer-version";

    private static readonly StreamName BluesCart = new(Scope.Group(SmallShow.Show, SmallShow.Blue), "cart");

    private ShowNetwork _network = null!;
    private TestNode _venue = null!;
    private TestNode _laptop = null!;

    public async Task InitializeAsync()
    {
        _network = await ShowNetwork.StartAsync();
        _network.EnrolVenue("venue-a");
        _network.EnrolLaptop("laptop-1", SmallShow.Blue, ["anna", "ben"], TimeSpan.FromDays(10));
        _venue = await _network.StartEdgeAsync("venue-a", "venue", new SetClock(), _network.Central);
        _laptop = await _network.StartEdgeAsync("laptop-1", "laptop", new SetClock(), _venue);
        await InStepAsync(_laptop);
        _laptop.AddAccount("anna");
    }

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task Entry_OfAKindThatIsNotKnown_IsKeptAndHandedOn_AndItsCartIsReadOnlyThere()
    {
        await AddAsync(_laptop, "anna", 4);
        await HasPiecesAsync(_network.Central, 4);
        var written = await WriteAsync(new Draft(Kind, new byte[] { 1, 42 }, []));
        var relayed = await ReadAsync(_laptop, written.Name);
        Assert.Equal((written.Kind, written.CommandId, Convert.ToHexString(written.Payload.Span)), (relayed.Kind, relayed.CommandId, Convert.ToHexString(relayed.Payload.Span)));

        await SameHeadsAsync(_laptop, _network.Central);
        using var anna = await _laptop.SignedInAsync("anna");
        var cart = await anna.GetJsonAsync("/api/shows/spring/groups/blue/cart");
        Assert.True(cart.GetProperty("readOnly").GetBoolean());
        Assert.Equal(4, cart.GetProperty("lines")[0].GetProperty("quantity").GetInt32());
        using var refused = await anna.PostAsync("/api/shows/spring/groups/blue/cart/add", ApiJson.Of(new { product = new { seller = "acme", code = "P1" }, quantity = 1, priceVersion = 1 }));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(RefusalCodes.UpdateNeeded, (await ApiJson.ReadAsync(refused)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Entry_OfAKindThatIsNotKnown_LeavesOtherStreamsAsTheyWere()
    {
        var written = await WriteAsync(new Draft(Kind, new byte[] { 1, 42 }, []));
        await ReadAsync(_laptop, written.Name);
        var note = new WriteNote(Guid.NewGuid(), new NoteSubject(SmallShow.Show, SmallShow.Acme, null), "still writing", []);
        var notes = _laptop.As("anna").GetGrain<IGroupNotesGrain>(GrainKeys.Of(SmallShow.Show, SmallShow.Blue));
        Assert.Null((await notes.WriteAsync(CommandId.New(), note)).Refusal);
        Assert.Null((await Cart(_venue, "rita", SmallShow.Red).AddAsync(CommandId.New(), new AddLine(SmallShow.P1, 3, 1))).Refusal);
        await Eventually.True(
            async () => (await Cart(_network.Central, "rita", SmallShow.Red).GetAsync()).Lines is [{ Quantity: 3 }], "the other group's cart goes on");
        var atCentral = _network.Central.As("anna").GetGrain<IGroupNotesGrain>(GrainKeys.Of(SmallShow.Show, SmallShow.Blue));
        await Eventually.True(async () => (await atCentral.ListAsync()) is [{ Texts: [{ Text: "still writing" }] }], "the group's notes go on");
    }

    private async Task<Entry> WriteAsync(Draft draft)
    {
        var journal = _network.Central.Services.GetRequiredService<NodeJournal>();
        var last = 0L;
        await foreach (var recorded in journal.ReadStreamAsync(BluesCart)) last = recorded.Position;
        return (await journal.AppendAsync([new StreamAppend(BluesCart, last, "ben", Guid.NewGuid(), [draft])]))[0].Entry;
    }

    private static async Task<Entry> ReadAsync(TestNode node, EntryName name)
    {
        Entry? found = null;
        await Eventually.True(
            async () =>
            {
                await foreach (var recorded in node.Services.GetRequiredService<NodeJournal>().ReadStreamAsync(BluesCart))
                    if (recorded.Entry.Name == name) found = recorded.Entry;
                return found is not null;
            },
            "the entry is there");
        return found!;
    }
}
