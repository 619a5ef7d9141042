using System.Collections.Immutable;
using B2BBooking.Grains.Groups;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Users;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Sellers;

public sealed class StaffGrain(StreamServices services, SellerIndex sellers, UserDirectory users, IRights rights, GroupIndex known)
    : ProjectedStreamGrain<Staff>(services), IStaffGrain
{
    private ShowId Show => new(GrainKeys.Split(this.GetPrimaryKeyString())[0]);

    private SellerId Seller => new(GrainKeys.Split(this.GetPrimaryKeyString())[1]);

    private bool SellerExists => sellers.Find(Show, Seller) is not null;

    public Task<StaffView> GetAsync()
    {
        var caller = CallerOrThrow();
        var view = State.View;
        return Task.FromResult(rights.SeesAllOf(caller, Show, Seller)
            ? view
            : view with { Representatives = [.. view.Representatives.Where(r => r.Representative == caller)] });
    }

    public Task<Outcome<StaffView>> AddStaffAsync(CommandId command, UserId user) => ExecuteVisiblyAsync(
        command,
        [StaffEntries.Added],
        () => StaffRules.Add(State, Seller, user, SellerExists, users.Find(user) is not null),
        () => State.View);

    public Task<Outcome<StaffView>> RemoveStaffAsync(CommandId command, UserId user) =>
        ExecuteVisiblyAsync(command, [StaffEntries.Removed], () => StaffRules.Remove(State, user), () => State.View);

    public Task<Outcome<StaffView>> AssignAsync(CommandId command, UserId representative, ImmutableArray<GroupId> groups) => ExecuteVisiblyAsync(
        command,
        [StaffEntries.Assigned],
        () => StaffRules.Assign(
            State, Seller, new Representation(representative, groups), SellerExists, users.Find(representative) is not null,
            group => known.Find(group) is not null),
        () => State.View);

    protected override MergeRule Rule => MergeRule.Central;

    protected override StreamName StreamOf(string key) => StaffEntries.StreamOf(Show, Seller);
}
