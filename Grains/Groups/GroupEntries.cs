using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Groups;

/// <summary>Entries of stream <c>group</c> in the group's lasting scope.</summary>
public static class GroupEntries
{
    public const string Stream = "group";
    public const string Defined = "group.defined";
    public const string MemberAdded = "group.member-added";
    public const string MemberRemoved = "group.member-removed";

    private const byte Version = 1;

    public static StreamName StreamOf(GroupId group) => new(Scope.Lasting(group), Stream);

    public static GroupId GroupOf(Scope scope) => new(scope.Parts[1]);

    public static Draft Define(GroupDefinition group)
    {
        var writer = new PayloadWriter(Version);
        writer.WriteString(group.Name);
        writer.WriteString(group.Street);
        writer.WriteString(group.PostalCode);
        writer.WriteString(group.City);
        writer.WriteString(group.Country);
        writer.WriteString(group.CustomerNumber);
        return new Draft(Defined, writer.ToArray(), []);
    }

    public static GroupDefinition ReadDefined(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        reader.ReadVersion(Version);
        var definition = new GroupDefinition(
            reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString());
        reader.ReadEnd();
        return definition;
    }

    public static Draft AddMember(UserId member) => new(MemberAdded, Member(member), []);

    public static Draft RemoveMember(UserId member) => new(MemberRemoved, Member(member), []);

    public static UserId ReadMember(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        reader.ReadVersion(Version);
        var member = new UserId(reader.ReadString());
        reader.ReadEnd();
        return member;
    }

    private static byte[] Member(UserId member)
    {
        var writer = new PayloadWriter(Version);
        writer.WriteString(member.Value);
        return writer.ToArray();
    }
}
