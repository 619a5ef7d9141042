using B2BBooking.Journal.Entries;
using Npgsql;

namespace B2BBooking.Journal.Stores.Postgres;

/// <summary>PostgreSQL's and the network's failures as the journal's exceptions, with what to do.</summary>
static class PostgresFailure
{
    public static JournalException Of(Exception e) => e switch
    {
        PostgresException { SqlState: "XX001" or "XX002" } p => Damaged($"PostgreSQL finds: {p.MessageText}."),
        PostgresException { SqlState: "53100" } p => new JournalUnavailableException($"PostgreSQL's disk is full ({p.MessageText}): nothing was recorded. Free some space; writing goes on then.", p),
        PostgresException { SqlState: "42501" } p => new JournalUnavailableException($"PostgreSQL does not let this user do that ({p.MessageText}): grant it the schema journal.", p),
        PostgresException { SqlState: "28P01" or "28000" or "3D000" } p => new JournalUnavailableException($"PostgreSQL refuses the connection ({p.MessageText}): check user, password and database in the connection string.", p),
        PostgresException p => new JournalUnavailableException($"PostgreSQL failed ({p.SqlState}: {p.MessageText}): nothing was recorded.", p),
        _ => new JournalUnavailableException($"PostgreSQL cannot be reached: {e.Message} Check that it runs and the connection string.", e),
    };

    public static JournalDamagedException Damaged(string problem) => new($"The journal in PostgreSQL is damaged. {problem} {EntryCodec.Advice}");

    /// <summary>True for what the driver and the network throw; all else is an error of ours.</summary>
    public static bool IsOne(Exception e) => e is NpgsqlException or TimeoutException or IOException or System.Net.Sockets.SocketException;
}
