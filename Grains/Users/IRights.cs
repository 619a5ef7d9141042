using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Users;

/// <summary>Who may act for whom, from the entries alone.</summary>
public interface IRights
{
    bool IsAdministrator(UserId user);

    bool IsMember(UserId user, GroupId group);

    /// <summary>Staff of whichever seller at the show.</summary>
    bool IsStaff(UserId user, ShowId show);

    /// <summary>Staff of the seller; its representatives are asked for by <see cref="Represents"/>.</summary>
    bool IsStaff(UserId user, ShowId show, SellerId seller);

    /// <summary>Whether the seller has assigned the group to the user.</summary>
    bool Represents(UserId user, ShowId show, SellerId seller, GroupId group);

    /// <summary>Whether the user sees what all groups do with the seller; a representative sees the assigned ones alone.</summary>
    bool SeesAllOf(UserId user, ShowId show, SellerId seller) => user == Caller.System || IsAdministrator(user) || IsStaff(user, show, seller);

    /// <summary>Whether the user sees what the group does with the seller, from the seller's side.</summary>
    bool Sees(UserId user, ShowId show, SellerId seller, GroupId group) => SeesAllOf(user, show, seller) || Represents(user, show, seller, group);

    /// <summary>The groups assigned to a representative at a show, of whichever seller.</summary>
    ImmutableArray<GroupId> GroupsOf(UserId representative, ShowId show);

    ImmutableArray<GroupId> AllGroups { get; }
}
