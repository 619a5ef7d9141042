using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Values;

namespace B2BBooking.Grains.Groups;

public static class GroupRules
{
    public static Decision Define(Group group, GroupId id, GroupDefinition wanted)
    {
        var refusal = Check.Id("group", id.Value)
            ?? Check.Line("name", wanted.Name, 120, required: true)
            ?? Check.Line("street", wanted.Street, 200, required: false)
            ?? Check.Line("postalCode", wanted.PostalCode, 20, required: false)
            ?? Check.Line("city", wanted.City, 120, required: false)
            ?? Check.Line("country", wanted.Country, 80, required: false)
            ?? Check.Line("customerNumber", wanted.CustomerNumber, 40, required: false);
        if (refusal is not null) return refusal;
        return group.Definition == wanted ? Decision.Nothing : GroupEntries.Define(wanted);
    }

    /// <summary>Adds a member. <paramref name="isKnown"/>: the user exists.</summary>
    public static Decision AddMember(Group group, GroupId id, UserId member, bool isKnown)
    {
        if (group.Definition is null) return Refusal.Of(RefusalCodes.NotFound, "group", id.Value);
        if (!isKnown) return Refusal.Of(RefusalCodes.NotFound, "user", member.Value);
        return group.Has(member) ? Decision.Nothing : GroupEntries.AddMember(member);
    }

    public static Decision RemoveMember(Group group, GroupId id, UserId member)
    {
        if (group.Definition is null) return Refusal.Of(RefusalCodes.NotFound, "group", id.Value);
        return group.Has(member) ? GroupEntries.RemoveMember(member) : Decision.Nothing;
    }
}
