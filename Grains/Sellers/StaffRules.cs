using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Values;

namespace B2BBooking.Grains.Sellers;

public static class StaffRules
{
    /// <summary>Adds a person to the staff. <paramref name="sellerExists"/> and <paramref name="userExists"/>: both are known.</summary>
    public static Decision Add(Staff staff, SellerId seller, UserId user, bool sellerExists, bool userExists)
    {
        if (!sellerExists) return Refusal.Of(RefusalCodes.NotFound, "seller", seller.Value);
        if (!userExists) return Refusal.Of(RefusalCodes.NotFound, "user", user.Value);
        return staff.Has(user) ? Decision.Nothing : StaffEntries.Add(user);
    }

    public static Decision Remove(Staff staff, UserId user) =>
        staff.Has(user) ? StaffEntries.Remove(user) : Decision.Nothing;

    /// <summary>Assigns groups to a representative, in place of those of before; <paramref name="groupExists"/> knows the groups.</summary>
    public static Decision Assign(
        Staff staff, SellerId seller, Representation wanted, bool sellerExists, bool userExists, Func<GroupId, bool> groupExists)
    {
        if (!sellerExists) return Refusal.Of(RefusalCodes.NotFound, "seller", seller.Value);
        if (!userExists) return Refusal.Of(RefusalCodes.NotFound, "user", wanted.Representative.Value);
        if (wanted.Groups.IsDefault) return Check.Bad("groups", "", "a list of groups, or an empty one");
        foreach (var group in wanted.Groups)
            if (!groupExists(group)) return Refusal.Of(RefusalCodes.NotFound, "group", group.Value);
        var groups = wanted.Groups.Distinct().OrderBy(group => group.Value, StringComparer.Ordinal).ToImmutableArray();
        return staff.GroupsOf(wanted.Representative).SequenceEqual(groups)
            ? Decision.Nothing
            : StaffEntries.Assign(wanted with { Groups = groups });
    }
}
