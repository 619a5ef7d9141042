using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Entries;
using Npgsql;

namespace B2BBooking.Journal.Stores.Postgres;

/// <summary>The three tables of names.</summary>
sealed class PostgresNames
{
    public PostgresNameTable<StreamName> Streams { get; } = new("streams", ["scope", "stream"],
        names => [names.Select(n => n.Scope.Value).ToArray(), names.Select(n => n.Stream).ToArray()],
        row => new StreamName(new Scope(row.GetString(1)), row.GetString(2)));

    public PostgresNameTable<ChainName> Chains { get; } = new("chains", ["scope", "origin"],
        names => [names.Select(n => n.Scope.Value).ToArray(), names.Select(n => n.Origin.Value).ToArray()],
        row => new ChainName(new Scope(row.GetString(1)), new OriginId(row.GetGuid(2))));

    public PostgresNameTable<string> Kinds { get; } = new("kinds", ["kind"], names => [names], row => row.GetString(1));

    /// <summary>In transactions of their own: a name without entries does no harm.</summary>
    public async Task InternAsync(NpgsqlConnection connection, IReadOnlyList<StoredEntry> entries)
    {
        await Streams.InternAsync(connection, entries.Select(e => e.Address.StreamName));
        await Chains.InternAsync(connection, entries.Select(e => e.Address.Chain));
        await Kinds.InternAsync(connection, entries.Select(e => e.Address.Kind));
    }

    public async Task<List<StoredEntry>> ResolveAsync(NpgsqlConnection connection, List<PostgresRow> rows, CancellationToken cancel)
    {
        await Streams.LookUpAsync(connection, rows.Select(r => r.Stream), cancel);
        await Chains.LookUpAsync(connection, rows.Select(r => r.Chain), cancel);
        await Kinds.LookUpAsync(connection, rows.Select(r => r.Kind), cancel);
        return rows.ConvertAll(Resolve);
    }

    private StoredEntry Resolve(PostgresRow row)
    {
        if (!Streams.TryName(row.Stream, out var stream) || !Chains.TryName(row.Chain, out var chain) || !Kinds.TryName(row.Kind, out var kind) || stream.Scope != chain.Scope)
            throw PostgresFailure.Damaged($"The entry at position {row.Position} has a name that is not there.");
        return new StoredEntry(row.Position, new EntryAddress(chain.Scope, chain.Origin, row.Seq, stream.Stream, kind), row.Content);
    }
}
