using System.Collections.Immutable;
using System.Net.WebSockets;
using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Hosting.Exchange;
using B2BBooking.Journal;
using B2BBooking.Journal.Exchange;
using B2BBooking.Journal.Identity;
using Microsoft.Extensions.Logging.Abstractions;

namespace B2BBooking.Bench;

/// <summary>A laptop without pages and disk: a journal in memory and a real connection to a real node.</summary>
sealed class BenchLaptop : IAsyncDisposable
{
    private readonly NodeJournal _journal;
    private readonly ISubscription _growth;
    private readonly StreamName _cart;
    private readonly TaskCompletionSource _inStep = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ExchangeConnection? _connection;
    private CountingSocket? _socket;
    private Task _running = Task.CompletedTask;
    private long _position;

    public BenchLaptop(NodeIdentity identity, Scope scope)
    {
        _journal = JournalFactory.OpenMemory(new JournalOptions { Identity = identity });
        _cart = new StreamName(scope, CartEntries.Stream);
        _growth = _journal.SubscribeScopes(scopes =>
        {
            foreach (var grown in scopes) _connection?.Grown(grown);
        });
    }

    public IJournal Journal => _journal;

    /// <summary>Completes when the node has acknowledged all that this laptop held when it connected.</summary>
    public Task InStep => _inStep.Task;

    /// <summary>Both ways, headers of frames included.</summary>
    public long BytesOnTheWire => _socket?.Bytes ?? 0;

    /// <summary>How often a connection was lost before all was acknowledged.</summary>
    public int Reconnected { get; private set; }

    /// <summary>A cart edit, as the pages make it.</summary>
    public async Task EditAsync(int product)
    {
        var change = new LineChangePayload(new ProductId(new SellerId("potter"), $"P{product:000}"), 1, 1, 0, ForGroup: false);
        var draft = CartEntries.Line(CartEntries.Add, change, []);
        var recorded = await _journal.AppendAsync([new StreamAppend(_cart, _position, "member", Guid.CreateVersion7(), [draft])]);
        _position = recorded[^1].Position;
    }

    /// <summary>Follows the stream where other nodes write into it too.</summary>
    public void Moved(long position) => _position = position;

    /// <summary>Connects and stays connected; where the connection is lost before all is acknowledged, connects again.</summary>
    public async Task ConnectAsync(NodeAddress address)
    {
        var first = await DialAsync(address);
        _running = RunAsync(first, address);
    }

    public async ValueTask DisposeAsync()
    {
        _connection?.Stop(new ExchangeEnd(ExchangeEndCode.GoingAway, "done"));
        await _running;
        _growth.Dispose();
        await _journal.DisposeAsync();
    }

    /// <summary>Tries again as a laptop does.</summary>
    private static async Task<WebSocket> DialAsync(NodeAddress address)
    {
        for (var backOff = default(BackOff); ; backOff = backOff.After(TimeSpan.Zero))
        {
            try
            {
                return await Dialer.ConnectAsync(address, CancellationToken.None);
            }
            catch (DialFailedException) when (backOff.Failures < 20)
            {
                await Task.Delay(backOff.Delay(Random.Shared.NextDouble()));
            }
        }
    }

    private async Task RunAsync(WebSocket opened, NodeAddress address)
    {
        for (var socket = opened; ; socket = await DialAsync(address))
        {
            _socket = new CountingSocket(socket, _socket?.Bytes ?? 0);
            using var connection = new ExchangeConnection(_socket, _journal, initiator: true, new ExchangeOptions(), TimeProvider.System, NullLogger.Instance);
            connection.Moved = () =>
            {
                if (connection.State is { InStep: true, Phase: ExchangePhase.Exchanging }) _inStep.TrySetResult();
            };
            _connection = connection;
            await connection.RunAsync(_ => null);
            if (_inStep.Task.IsCompleted) return;
            Reconnected++;
        }
    }
}
