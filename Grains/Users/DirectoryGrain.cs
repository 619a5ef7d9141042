using System.Collections.Immutable;
using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Groups;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Sellers;
using B2BBooking.Grains.Streams;
using Orleans.Concurrency;

namespace B2BBooking.Grains.Users;

/// <summary>Reads projections only, so calls of many pages need not wait for one another.</summary>
[Reentrant]
public sealed class DirectoryGrain(
    StreamServices services, UserDirectory users, GroupIndex groups, SellerIndex sellers, ProductIndex products, INames names) : Grain, IDirectoryGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken) => services.Feed.CaughtUp.WaitAsync(cancellationToken);

    public Task<Standing?> MeAsync(ShowId show) =>
        Task.FromResult(Caller.Current is { } caller && Known(caller) is { } user ? StandingOf(user, show) : null);

    public Task<ImmutableArray<SellerView>> SellersAsync(ShowId show) => Task.FromResult(sellers.Of(show)
        .Select(seller => new SellerView(seller, sellers.Find(show, seller)!, products.Count(show, seller)))
        .OrderBy(seller => seller.Definition.Name, StringComparer.CurrentCultureIgnoreCase)
        .ToImmutableArray());

    public Task<ImmutableArray<GroupView>> GroupsAsync() => Task.FromResult(groups.All);

    public Task<ImmutableArray<UserView>> UsersAsync() => Task.FromResult(users.All);

    /// <summary>A laptop holds the scopes of those who were members when it was enrolled; of one who joined since it has the
    /// rights, which are the group's, and no name.</summary>
    private UserView? Known(UserId user) =>
        users.Find(user) ?? (users.RightsOf(user).Groups.IsEmpty ? null : new UserView(user, new UserDefinition(user.Value, "", "en")));

    private Standing StandingOf(UserView user, ShowId show)
    {
        var rights = users.RightsOf(user.Id);
        return new Standing(
            user,
            rights.Administrator,
            [.. rights.Groups.OrderBy(group => group.Value, StringComparer.Ordinal).Select(Named)],
            [.. rights.SellersAt(show).Select(seller => new Named(seller.Value, names.Of(show, seller)))],
            [.. rights.RepresentedAt(show).Select(seller => new Named(seller.Value, names.Of(show, seller)))],
            [.. rights.GroupsAssignedAt(show).Select(Named)]);
    }

    private Named Named(GroupId group) => new(group.Value, names.Of(group));
}
