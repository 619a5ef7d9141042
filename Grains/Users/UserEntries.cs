using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Users;

/// <summary>Entries of stream <c>user</c> in the user's scope: a person's data, which stands nowhere else.</summary>
public static class UserEntries
{
    public const string Stream = "user";
    public const string Defined = "user.defined";

    private const byte Version = 1;

    public static StreamName StreamOf(UserId user) => new(Scope.User(user), Stream);

    public static Draft Define(UserDefinition user)
    {
        var writer = new PayloadWriter(Version);
        writer.WriteString(user.Name);
        writer.WriteString(user.Email);
        writer.WriteString(user.Language);
        return new Draft(Defined, writer.ToArray(), []);
    }

    public static UserDefinition ReadDefined(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        reader.ReadVersion(Version);
        var definition = new UserDefinition(reader.ReadString(), reader.ReadString(), reader.ReadString());
        reader.ReadEnd();
        return definition;
    }
}
