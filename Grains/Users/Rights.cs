using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Users;

/// <summary>What one user may: administrator or not, member of which groups, staff of which sellers,
/// representative of which sellers for which groups.</summary>
public sealed record Rights(
    bool Administrator,
    ImmutableHashSet<GroupId> Groups,
    ImmutableHashSet<(ShowId Show, SellerId Seller)> Staff,
    ImmutableDictionary<(ShowId Show, SellerId Seller), ImmutableArray<GroupId>> Assigned)
{
    public static Rights None { get; } = new(false, [], [], ImmutableDictionary<(ShowId, SellerId), ImmutableArray<GroupId>>.Empty);

    /// <summary>The sellers for whom the user is staff at a show.</summary>
    public ImmutableArray<SellerId> SellersAt(ShowId show) =>
        [.. Staff.Where(s => s.Show == show).Select(s => s.Seller).OrderBy(seller => seller.Value, StringComparer.Ordinal)];

    public bool IsStaffAt(ShowId show) => Staff.Any(s => s.Show == show);

    /// <summary>The sellers whom the user represents at a show.</summary>
    public ImmutableArray<SellerId> RepresentedAt(ShowId show) =>
        [.. Assigned.Keys.Where(s => s.Show == show).Select(s => s.Seller).OrderBy(seller => seller.Value, StringComparer.Ordinal)];

    /// <summary>The groups assigned to the user at a show, by whichever seller.</summary>
    public ImmutableArray<GroupId> GroupsAssignedAt(ShowId show) =>
        [.. Assigned.Where(a => a.Key.Show == show).SelectMany(a => a.Value).Distinct().OrderBy(group => group.Value, StringComparer.Ordinal)];

    /// <summary>What <paramref name="caller"/>, whose rights these are, is to the subject that a grain's key names.
    /// A key that does not have its layout's parts names nothing, so it gives no role that depends on it.</summary>
    public Roles RolesFor(UserId caller, KeyLayout layout, string key)
    {
        if (string.IsNullOrEmpty(caller.Value)) return Roles.Anyone;
        var roles = Roles.Anyone | Roles.SignedIn | (Administrator ? Roles.Administrator : Roles.None);
        return roles | (layout, GrainKeys.Split(key)) switch
        {
            (KeyLayout.ShowGroup, [var show, var group]) => AtGroup(new ShowId(show), new GroupId(group)),
            (KeyLayout.ShowGroupOrder, [var show, var group, _]) => AtGroup(new ShowId(show), new GroupId(group)) | AtAnySeller(new ShowId(show)),
            (KeyLayout.ShowSeller, [var show, var seller]) => AtSeller(new ShowId(show), new SellerId(seller)),
            (KeyLayout.Group, [var group]) => AtGroup(null, new GroupId(group)),
            (KeyLayout.User, [var user]) when user == caller.Value => Roles.Self,
            _ => Roles.None,
        };
    }

    public Rights WithGroup(GroupId group, bool member) => this with { Groups = member ? Groups.Add(group) : Groups.Remove(group) };

    public Rights WithStaff(ShowId show, SellerId seller, bool staff) =>
        this with { Staff = staff ? Staff.Add((show, seller)) : Staff.Remove((show, seller)) };

    public Rights WithAssigned(ShowId show, SellerId seller, ImmutableArray<GroupId> groups) =>
        this with { Assigned = groups.IsDefaultOrEmpty ? Assigned.Remove((show, seller)) : Assigned.SetItem((show, seller), groups) };

    private Roles AtGroup(ShowId? show, GroupId group) =>
        (Groups.Contains(group) ? Roles.Member : Roles.None)
        | (Assigned.Any(a => (show is null || a.Key.Show == show) && a.Value.Contains(group)) ? Roles.Representative : Roles.None);

    private Roles AtSeller(ShowId show, SellerId seller) =>
        (Staff.Contains((show, seller)) ? Roles.Seller : Roles.None)
        | (Assigned.ContainsKey((show, seller)) ? Roles.Representative : Roles.None);

    private Roles AtAnySeller(ShowId show) => IsStaffAt(show) ? Roles.Seller : Roles.None;
}
