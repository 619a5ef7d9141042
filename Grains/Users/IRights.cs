using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Users;

/// <summary>Who may act for whom, from the entries alone.</summary>
public interface IRights
{
    bool IsAdministrator(UserId user);

    bool IsMember(UserId user, GroupId group);

    /// <summary>Staff of the seller; its representatives are asked for by <see cref="Represents(UserId, ShowId, SellerId)"/>.</summary>
    bool IsStaff(UserId user, ShowId show, SellerId seller);

    bool Represents(UserId user, ShowId show, SellerId seller);

    bool Represents(UserId user, ShowId show, GroupId group);

    /// <summary>The groups assigned to a representative at a show, of whichever seller.</summary>
    ImmutableArray<GroupId> GroupsOf(UserId representative, ShowId show);

    ImmutableArray<GroupId> AllGroups { get; }
}
