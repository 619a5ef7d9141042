using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Users;

/// <summary>Entries of stream <c>administrators</c> in scope admin.</summary>
public static class AdministratorEntries
{
    public const string Granted = "administrator.granted";
    public const string Revoked = "administrator.revoked";

    private const byte Version = 1;

    public static StreamName Stream { get; } = new(Scope.Admin, "administrators");

    public static Draft Grant(UserId user) => new(Granted, Payload(user), []);

    public static Draft Revoke(UserId user) => new(Revoked, Payload(user), []);

    public static UserId Read(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        reader.ReadVersion(Version);
        var user = new UserId(reader.ReadString());
        reader.ReadEnd();
        return user;
    }

    private static byte[] Payload(UserId user)
    {
        var writer = new PayloadWriter(Version);
        writer.WriteString(user.Value);
        return writer.ToArray();
    }
}
