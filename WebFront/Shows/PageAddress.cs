using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.WebFront.Shows;

/// <summary>What an address says: <c>/s/SHOW[/groups/GROUP]/PAGE…</c>.</summary>
public readonly record struct PageAddress(ShowId? Show, string? Group)
{
    public static PageAddress Of(string relative)
    {
        var parts = relative.Split('?', '#')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || parts[0] != "s" || !IdSpelling.IsId(Uri.UnescapeDataString(parts[1])))
            return default;
        var group = parts.Length > 3 && parts[2] == "groups" ? Uri.UnescapeDataString(parts[3]) : null;
        return new PageAddress(new ShowId(Uri.UnescapeDataString(parts[1])), group);
    }

    /// <summary>The group that the address names, if the user may act for it; the first own group where it names none.</summary>
    public Named? GroupOf(Standing standing)
    {
        var wanted = Group;
        return wanted is null
            ? standing.Groups.FirstOrDefault()
            : standing.Groups.Concat(standing.RepresentedGroups).FirstOrDefault(group => group.Id == wanted);
    }
}
