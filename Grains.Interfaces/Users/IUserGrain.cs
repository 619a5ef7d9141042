using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Users;

/// <summary>A person's data. Language: en, fr or de.</summary>
[GenerateSerializer, Immutable, Alias("UserDefinition")]
public sealed record UserDefinition([property: Id(0)] string Name, [property: Id(1)] string Email, [property: Id(2)] string Language);

[GenerateSerializer, Immutable, Alias("UserView")]
public sealed record UserView([property: Id(0)] UserId Id, [property: Id(1)] UserDefinition Definition);

/// <summary>Key: user.</summary>
[KeyedBy(KeyLayout.User), Alias("IUserGrain")]
public interface IUserGrain : IGrainWithStringKey
{
    [Allow(Roles.Self | Roles.Administrator), Alias("Get")]
    Task<UserView?> GetAsync();

    [Allow(Roles.Administrator), Alias("Define")]
    Task<Outcome<UserView>> DefineAsync(CommandId command, UserDefinition definition);

    [Allow(Roles.Self), Alias("ChooseLanguage")]
    Task<Outcome<UserView>> ChooseLanguageAsync(CommandId command, string language);
}

/// <summary>Who administers this organizer's shows. Key: <see cref="GrainKeys.Single"/>.</summary>
[KeyedBy(KeyLayout.Single), Allow(Roles.Administrator), Alias("IAdministratorsGrain")]
public interface IAdministratorsGrain : IGrainWithStringKey
{
    [Alias("List")]
    Task<ImmutableArray<UserId>> ListAsync();

    [Alias("Grant")]
    Task<Outcome<ImmutableArray<UserId>>> GrantAsync(CommandId command, UserId user);

    /// <summary>Refused for the last one.</summary>
    [Alias("Revoke")]
    Task<Outcome<ImmutableArray<UserId>>> RevokeAsync(CommandId command, UserId user);
}

/// <summary>What a user is and may see at a show.</summary>
[GenerateSerializer, Immutable, Alias("Standing")]
public sealed record Standing(
    [property: Id(0)] UserView User,
    [property: Id(1)] bool Administrator,
    [property: Id(2)] ImmutableArray<Named> Groups,
    [property: Id(3)] ImmutableArray<Named> Sellers,
    [property: Id(4)] ImmutableArray<Named> RepresentedSellers,
    [property: Id(5)] ImmutableArray<Named> RepresentedGroups);

[GenerateSerializer, Immutable, Alias("Named")]
public sealed record Named([property: Id(0)] string Id, [property: Id(1)] string Name);

/// <summary>Look-up over all users, groups and sellers. Key: <see cref="GrainKeys.Single"/>.</summary>
[KeyedBy(KeyLayout.Single), Alias("IDirectoryGrain")]
public interface IDirectoryGrain : IGrainWithStringKey
{
    /// <summary>The caller at a show, or null where no such user is known.</summary>
    [Allow(Roles.SignedIn), Alias("Me")]
    Task<Standing?> MeAsync(ShowId show);

    [Allow(Roles.SignedIn), Alias("Sellers")]
    Task<ImmutableArray<SellerView>> SellersAsync(ShowId show);

    [Allow(Roles.Administrator), Alias("Groups")]
    Task<ImmutableArray<GroupView>> GroupsAsync();

    [Allow(Roles.Administrator), Alias("Users")]
    Task<ImmutableArray<UserView>> UsersAsync();
}
