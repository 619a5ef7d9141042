using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Users;

/// <summary>Who administers; for each user the last grant or revocation counts.</summary>
public sealed class Administrators : IStreamState<Administrators>
{
    private readonly LastWriteSet _users = new();

    public static int RulesVersion => 2;

    public ImmutableArray<UserId> List => [.. _users.Present.Select(id => new UserId(id))];

    public int Size => _users.Size;

    public static Administrators Empty(StreamName stream) => new();

    public static Administrators Read(StreamName stream, ref PayloadReader reader)
    {
        var administrators = new Administrators();
        administrators._users.Read(ref reader);
        return administrators;
    }

    public void Write(ref PayloadWriter writer) => _users.Write(ref writer);

    public bool Contains(UserId user) => _users.Contains(user.Value);

    public bool Apply(Entry entry)
    {
        if (entry.Kind is not (AdministratorEntries.Granted or AdministratorEntries.Revoked)) return false;
        _users.Write(AdministratorEntries.Read(entry.Payload).Value, entry.Kind == AdministratorEntries.Granted, Stamp.Of(entry));
        return true;
    }
}
