using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Users;

/// <summary>A person; the last definition counts.</summary>
public sealed class User : IStreamState<User>
{
    private readonly LastWrite<UserDefinition> _definition = new(UserEntries.ReadDefined);

    public static int RulesVersion => 2;

    public UserDefinition? Definition => _definition.Value;

    public int Size => 1;

    public static User Empty(StreamName stream) => new();

    public static User Read(StreamName stream, ref PayloadReader reader)
    {
        var user = new User();
        user._definition.Read(ref reader);
        return user;
    }

    public void Write(ref PayloadWriter writer) => _definition.Write(ref writer);

    public bool Apply(Entry entry)
    {
        if (entry.Kind != UserEntries.Defined) return false;
        _definition.Write(entry);
        return true;
    }
}
