using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Groups;

/// <summary>A client group and its members; the last definition counts, and for each member the last addition or removal.</summary>
public sealed class Group : IStreamState<Group>
{
    private readonly LastWrite<GroupDefinition> _definition = new(GroupEntries.ReadDefined);
    private readonly LastWriteSet _members = new();

    public static int RulesVersion => 2;

    public GroupDefinition? Definition => _definition.Value;

    public ImmutableArray<UserId> Members => [.. _members.Present.Select(id => new UserId(id))];

    public int Size => 1 + _members.Size;

    public static Group Empty(StreamName stream) => new();

    public static Group Read(StreamName stream, ref PayloadReader reader)
    {
        var group = new Group();
        group._definition.Read(ref reader);
        group._members.Read(ref reader);
        return group;
    }

    public void Write(ref PayloadWriter writer)
    {
        _definition.Write(ref writer);
        _members.Write(ref writer);
    }

    public bool Has(UserId member) => _members.Contains(member.Value);

    public GroupView? View(GroupId id) => Definition is { } definition ? new GroupView(id, definition, Members) : null;

    public bool Apply(Entry entry)
    {
        switch (entry.Kind)
        {
            case GroupEntries.Defined:
                _definition.Write(entry);
                return true;
            case GroupEntries.MemberAdded or GroupEntries.MemberRemoved:
                _members.Write(GroupEntries.ReadMember(entry.Payload).Value, entry.Kind == GroupEntries.MemberAdded, Stamp.Of(entry));
                return true;
            default:
                return false;
        }
    }
}
