using System.Collections.Concurrent;
using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Groups;

/// <summary>The client groups that this node knows.</summary>
public sealed class GroupIndex : IProjection
{
    private readonly Dictionary<GroupId, Group> _groups = [];
    private readonly ConcurrentDictionary<GroupId, GroupView> _views = [];

    public ImmutableArray<string> Kinds { get; } = [GroupEntries.Defined, GroupEntries.MemberAdded, GroupEntries.MemberRemoved];

    public void Apply(Recorded recorded)
    {
        var id = GroupEntries.GroupOf(recorded.Entry.Scope);
        if (!_groups.TryGetValue(id, out var group)) _groups.Add(id, group = new Group());
        group.Apply(recorded.Entry);
        if (group.View(id) is { } view) _views[id] = view;
    }

    public GroupView? Find(GroupId group) => _views.GetValueOrDefault(group);

    /// <summary>In order of id.</summary>
    public ImmutableArray<GroupId> Ids => [.. _views.Keys.OrderBy(group => group.Value, StringComparer.Ordinal)];

    /// <summary>In order of name.</summary>
    public ImmutableArray<GroupView> All =>
        [.. _views.Values.OrderBy(group => group.Definition.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(group => group.Id.Value, StringComparer.Ordinal)];
}
