using Npgsql;

namespace B2BBooking.Journal.Stores.Postgres;

/// <summary>Hears of other silos' commits. A lost connection is made again; what was committed meanwhile is looked for then.</summary>
sealed class PostgresListener : IAsyncDisposable
{
    public const string Channel = "b2b_journal";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _source;
    private readonly string _self;
    private readonly Action _committed;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    public PostgresListener(NpgsqlDataSource source, string self, Action committed)
    {
        (_source, _self, _committed) = (source, self, committed);
        _loop = Task.Run(LoopAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task LoopAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(_stop.Token);
            }
            catch (Exception e) when (PostgresFailure.IsOne(e))
            {
                await Task.Delay(Pause, _stop.Token);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stop)
    {
        await using var connection = await _source.OpenConnectionAsync(stop);
        connection.Notification += (_, heard) =>
        {
            if (heard.Payload != _self) _committed();
        };
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection)) await listen.ExecuteNonQueryAsync(stop);
        _committed();
        while (true) await connection.WaitAsync(stop);
    }
}
