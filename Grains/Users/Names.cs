using B2BBooking.Grains.Groups;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Sellers;

namespace B2BBooking.Grains.Users;

/// <summary>Names from the projections of users, groups and sellers.</summary>
public sealed class Names(UserDirectory users, GroupIndex groups, SellerIndex sellers) : INames
{
    public string Of(UserId user) => users.Find(user)?.Definition.Name ?? user.Value;

    public string Of(GroupId group) => groups.Find(group)?.Definition.Name ?? group.Value;

    public string Of(ShowId show, SellerId seller) => sellers.Find(show, seller)?.Name ?? seller.Value;
}
