using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Users;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Groups;

public sealed class GroupGrain(StreamServices services, UserDirectory users) : ProjectedStreamGrain<Group>(services), IGroupGrain
{
    private GroupId Id => new(this.GetPrimaryKeyString());

    public Task<GroupView?> GetAsync() => Task.FromResult(State.View(Id));

    public Task<Outcome<GroupView>> DefineAsync(CommandId command, GroupDefinition definition) =>
        ExecuteVisiblyAsync(command, [GroupEntries.Defined], () => GroupRules.Define(State, Id, definition), () => State.View(Id)!);

    public Task<Outcome<GroupView>> AddMemberAsync(CommandId command, UserId member) =>
        ExecuteVisiblyAsync(
            command,
            [GroupEntries.MemberAdded],
            () => GroupRules.AddMember(State, Id, member, users.Find(member) is not null),
            () => State.View(Id)!);

    public Task<Outcome<GroupView>> RemoveMemberAsync(CommandId command, UserId member) =>
        ExecuteVisiblyAsync(command, [GroupEntries.MemberRemoved], () => GroupRules.RemoveMember(State, Id, member), () => State.View(Id)!);

    protected override MergeRule Rule => MergeRule.Central;

    protected override StreamName StreamOf(string key) => GroupEntries.StreamOf(new GroupId(key));
}
