using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Sellers;

/// <summary>Entries of stream <c>staff</c> in the seller's scope at a show.</summary>
public static class StaffEntries
{
    public const string Stream = "staff";
    public const string Added = "staff.added";
    public const string Removed = "staff.removed";
    public const string Assigned = "staff.assigned";

    private const byte Version = 1;

    public static StreamName StreamOf(ShowId show, SellerId seller) => new(Scope.Seller(show, seller), Stream);

    public static (ShowId Show, SellerId Seller) SubjectOf(Scope scope) => scope.Parts is [var show, _, var seller]
        ? (new ShowId(show), new SellerId(seller))
        : throw new FormatException($"{scope} is no seller's scope.");

    public static Draft Add(UserId user) => new(Added, Payload(user), []);

    public static Draft Remove(UserId user) => new(Removed, Payload(user), []);

    public static UserId ReadUser(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        reader.ReadVersion(Version);
        var user = new UserId(reader.ReadString());
        reader.ReadEnd();
        return user;
    }

    public static Draft Assign(Representation representation)
    {
        var writer = new PayloadWriter(Version);
        writer.WriteString(representation.Representative.Value);
        writer.WriteCount(representation.Groups.Length);
        foreach (var group in representation.Groups) writer.WriteString(group.Value);
        return new Draft(Assigned, writer.ToArray(), []);
    }

    public static Representation ReadAssigned(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        reader.ReadVersion(Version);
        var representative = new UserId(reader.ReadString());
        var groups = ImmutableArray.CreateBuilder<GroupId>(reader.ReadCount());
        for (var left = groups.Capacity; left > 0; left--) groups.Add(new GroupId(reader.ReadString()));
        reader.ReadEnd();
        return new Representation(representative, groups.MoveToImmutable());
    }

    private static byte[] Payload(UserId user)
    {
        var writer = new PayloadWriter(Version);
        writer.WriteString(user.Value);
        return writer.ToArray();
    }
}
