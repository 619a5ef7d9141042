using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Users;

public sealed class AdministratorsGrain(StreamServices services, UserDirectory users)
    : ProjectedStreamGrain<Administrators>(services), IAdministratorsGrain
{
    public Task<ImmutableArray<UserId>> ListAsync() => Task.FromResult(State.List);

    public Task<Outcome<ImmutableArray<UserId>>> GrantAsync(CommandId command, UserId user) =>
        ExecuteVisiblyAsync(
            command, [AdministratorEntries.Granted], () => AdministratorRules.Grant(State, user, users.Find(user) is not null), () => State.List);

    public Task<Outcome<ImmutableArray<UserId>>> RevokeAsync(CommandId command, UserId user) =>
        ExecuteVisiblyAsync(command, [AdministratorEntries.Revoked], () => AdministratorRules.Revoke(State, user), () => State.List);

    protected override MergeRule Rule => MergeRule.Central;

    protected override StreamName StreamOf(string key) => AdministratorEntries.Stream;
}
