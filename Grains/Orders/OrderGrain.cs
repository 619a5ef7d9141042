using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Shows;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Users;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Orders;

public sealed class OrderGrain(StreamServices services, IRights rights, IShowSchedules shows, OrderViews views)
    : StreamGrain<Order>(services), IOrderGrain
{
    private ShowId _show;
    private GroupId _group;
    private string _id = "";

    public async Task<OrderView?> GetAsync()
    {
        await HearAsync();
        if (State.Submitted is null) return null;
        PartyOrThrow();
        return View();
    }

    public async Task<Outcome<OrderView>> AcceptAsync(CommandId command)
    {
        var party = PartyOrThrow();
        if (party == OrderParty.Group) throw new NotAllowedException("Only the order's seller accepts it.");
        var outcome = await ExecuteAsync(command, [OrderEntries.Accepted], () => OrderRules.Accept(State, _id, StageNow(), party), _ => View());
        await Services.Feed.WaitForAsync(Appended);
        return outcome;
    }

    public async Task<Outcome<OrderView>> CancelAsync(CommandId command, ImmutableArray<CancelLine> lines, string reason)
    {
        var party = PartyOrThrow();
        var caller = CallerOrThrow();
        var forGroup = party == OrderParty.Group && !Caller.IsSystem && !rights.IsMember(caller, _group);
        var outcome = await ExecuteAsync(
            command, [OrderEntries.Cancelled], () => OrderRules.Cancel(State, _id, lines, reason, StageNow(), party, forGroup), _ => View());
        await Services.Feed.WaitForAsync(Appended);
        return outcome;
    }

    protected override MergeRule Rule => MergeRule.Central;

    protected override StreamName StreamOf(string key)
    {
        var parts = GrainKeys.Split(key);
        (_show, _group, _id) = (new ShowId(parts[0]), new GroupId(parts[1]), parts[2]);
        return new StreamName(Scope.Group(_show, _group), OrderEntries.StreamOf(_id));
    }

    private OrderView View() => views.View(new IndexedOrder(_show, _group, _id, State));

    private Stage StageNow() => shows.Find(_show)?.Times.At(Now) ?? Stage.Preparing;

    /// <summary>The filter cannot know whose order the key names: here staff and representatives of another seller are turned away.</summary>
    private OrderParty PartyOrThrow()
    {
        var caller = CallerOrThrow();
        if (Caller.IsSystem || rights.IsAdministrator(caller)) return OrderParty.Administrator;
        if (State.Submitted is { } submitted && rights.IsStaff(caller, _show, submitted.Seller)) return OrderParty.Seller;
        if (rights.IsMember(caller, _group)) return OrderParty.Group;
        if (State.Submitted is { } ours && rights.Represents(caller, _show, ours.Seller, _group)) return OrderParty.Group;
        throw new NotAllowedException("This order is of another group and to another seller.");
    }
}
