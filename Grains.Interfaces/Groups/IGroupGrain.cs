using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Groups;

[GenerateSerializer, Immutable, Alias("GroupDefinition")]
public sealed record GroupDefinition(
    [property: Id(0)] string Name,
    [property: Id(1)] string Street,
    [property: Id(2)] string PostalCode,
    [property: Id(3)] string City,
    [property: Id(4)] string Country,
    [property: Id(5)] string CustomerNumber);

[GenerateSerializer, Immutable, Alias("GroupView")]
public sealed record GroupView(
    [property: Id(0)] GroupId Id, [property: Id(1)] GroupDefinition Definition, [property: Id(2)] ImmutableArray<UserId> Members);

/// <summary>A client group (company), lasting beyond a show. Decided by central only. Key: group.</summary>
[KeyedBy(KeyLayout.Group), Alias("IGroupGrain")]
public interface IGroupGrain : IGrainWithStringKey
{
    [Allow(Roles.Member | Roles.Representative | Roles.Administrator), Alias("Get")]
    Task<GroupView?> GetAsync();

    [Allow(Roles.Administrator), Alias("Define")]
    Task<Outcome<GroupView>> DefineAsync(CommandId command, GroupDefinition definition);

    [Allow(Roles.Administrator), Alias("AddMember")]
    Task<Outcome<GroupView>> AddMemberAsync(CommandId command, UserId member);

    [Allow(Roles.Administrator), Alias("RemoveMember")]
    Task<Outcome<GroupView>> RemoveMemberAsync(CommandId command, UserId member);
}
