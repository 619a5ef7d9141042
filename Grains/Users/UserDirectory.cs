using System.Collections.Concurrent;
using System.Collections.Immutable;
using B2BBooking.Grains.Groups;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Sellers;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Users;

/// <summary>Names and rights of all users. Written by the feed alone; readers see whole, immutable values.</summary>
public sealed class UserDirectory(GroupIndex groups) : IProjection, IRights
{
    private readonly Dictionary<UserId, User> _users = [];
    private readonly Administrators _administrators = new();
    private readonly Dictionary<GroupId, Group> _groups = [];
    private readonly Dictionary<(ShowId, SellerId), Staff> _staff = [];

    private readonly ConcurrentDictionary<UserId, UserView> _views = [];
    private readonly ConcurrentDictionary<UserId, Rights> _rights = [];

    public ImmutableArray<string> Kinds { get; } =
    [
        UserEntries.Defined,
        AdministratorEntries.Granted, AdministratorEntries.Revoked,
        GroupEntries.MemberAdded, GroupEntries.MemberRemoved,
        StaffEntries.Added, StaffEntries.Removed, StaffEntries.Assigned,
    ];

    public void Apply(Recorded recorded)
    {
        var entry = recorded.Entry;
        switch (entry.Kind)
        {
            case UserEntries.Defined:
                Define(entry);
                break;
            case AdministratorEntries.Granted or AdministratorEntries.Revoked:
                _administrators.Apply(entry);
                Change(AdministratorEntries.Read(entry.Payload), (rights, user) => rights with { Administrator = _administrators.Contains(user) });
                break;
            case GroupEntries.MemberAdded or GroupEntries.MemberRemoved:
                ChangeMember(entry);
                break;
            default:
                ChangeStaff(entry);
                break;
        }
    }

    public UserView? Find(UserId user) => _views.GetValueOrDefault(user);

    /// <summary>In order of name.</summary>
    public ImmutableArray<UserView> All => [.. _views.Values.OrderBy(user => user.Definition.Name, StringComparer.CurrentCultureIgnoreCase)];

    public ImmutableArray<GroupId> AllGroups => groups.Ids;

    public bool IsAdministrator(UserId user) => RightsOf(user).Administrator;

    public bool IsMember(UserId user, GroupId group) => RightsOf(user).Groups.Contains(group);

    public bool IsStaff(UserId user, ShowId show) => RightsOf(user).IsStaffAt(show);

    public bool IsStaff(UserId user, ShowId show, SellerId seller) => RightsOf(user).Staff.Contains((show, seller));

    public bool Represents(UserId user, ShowId show, SellerId seller, GroupId group) =>
        RightsOf(user).Assigned.TryGetValue((show, seller), out var groups) && groups.Contains(group);

    public ImmutableArray<GroupId> GroupsOf(UserId representative, ShowId show) => RightsOf(representative).GroupsAssignedAt(show);

    public Rights RightsOf(UserId user) => _rights.GetValueOrDefault(user, Rights.None);

    /// <summary>What the caller is to the subject that a grain's key names.</summary>
    public Roles RolesOf(UserId caller, KeyLayout layout, string key) => RightsOf(caller).RolesFor(caller, layout, key);

    private void Define(Entry entry)
    {
        var id = new UserId(entry.Scope.Parts[1]);
        var user = At(_users, id);
        user.Apply(entry);
        if (user.Definition is { } definition) _views[id] = new UserView(id, definition);
    }

    private void ChangeMember(Entry entry)
    {
        var group = GroupEntries.GroupOf(entry.Scope);
        var members = At(_groups, group);
        members.Apply(entry);
        Change(GroupEntries.ReadMember(entry.Payload), (rights, user) => rights.WithGroup(group, members.Has(user)));
    }

    private void ChangeStaff(Entry entry)
    {
        var (show, seller) = StaffEntries.SubjectOf(entry.Scope);
        var staff = At(_staff, (show, seller));
        staff.Apply(entry);
        if (entry.Kind == StaffEntries.Assigned)
            Change(StaffEntries.ReadAssigned(entry.Payload).Representative, (rights, user) => rights.WithAssigned(show, seller, staff.GroupsOf(user)));
        else
            Change(StaffEntries.ReadUser(entry.Payload), (rights, user) => rights.WithStaff(show, seller, staff.Has(user)));
    }

    private void Change(UserId user, Func<Rights, UserId, Rights> change) => _rights[user] = change(RightsOf(user), user);

    private static TState At<TKey, TState>(Dictionary<TKey, TState> states, TKey key)
        where TKey : notnull
        where TState : new()
    {
        if (!states.TryGetValue(key, out var state)) states.Add(key, state = new TState());
        return state;
    }
}
