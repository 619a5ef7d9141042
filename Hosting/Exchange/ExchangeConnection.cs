using System.Net.WebSockets;
using System.Security.Cryptography;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Exchange;
using B2BBooking.Journal.Replication;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Hosting.Exchange;

/// <summary>Drives one <see cref="ExchangeSession"/> over one WebSocket: a loop that does what the session wants done, and one that reads.
/// The session is used under a lock, for as long as a call takes; nothing is awaited there.</summary>
sealed class ExchangeConnection : IDisposable
{
    private const int NonceBytes = 32;
    private const int MostBytesOfStrangers = 64 * 1024;

    private readonly ExchangeSocket _socket;
    private readonly IReplica _replica;
    private readonly ExchangeSession _session;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Wake _wake;
    private readonly PendingNews _news = new();
    private readonly Lock _gate = new();
    private Func<ExchangePeer, ExchangeEnd?> _meet = _ => null;
    private TimeSpan? _finishBy;
    private ExchangeState _shown;

    public ExchangeConnection(WebSocket socket, IReplica replica, bool initiator, ExchangeOptions options, TimeProvider time, ILogger log)
    {
        (_socket, _replica, _time, _log) = (new ExchangeSocket(socket, time), replica, time, log);
        IsInitiator = initiator;
        _session = new ExchangeSession(replica, initiator, RandomNumberGenerator.GetBytes(NonceBytes), options);
        _shown = _session.State;
        _wake = new Wake(time);
    }

    public bool IsInitiator { get; }

    /// <summary>What the journal said when it could take nothing; null while it can.</summary>
    public string? JournalProblem { get; private set; }

    /// <summary>Called from the loop when the session may stand differently than before.</summary>
    public Action? Moved { get; set; }

    /// <summary>A fault in it ends this connection alone: whoever reads gets what was so before.</summary>
    public ExchangeState State
    {
        get
        {
            try
            {
                lock (_gate) return _shown = _session.State;
            }
            catch (Exception e)
            {
                if (Ended() is null) Failed(e);
                return _shown;
            }
        }
    }

    /// <inheritdoc cref="ExchangeSession.Lapsed"/>
    public ExchangePeer? Lapsed
    {
        get
        {
            lock (_gate) return _session.Lapsed;
        }
    }

    /// <param name="meet">Called once, when the peer is proven; may say why the connection must not go on.</param>
    public async Task<ExchangeEnd> RunAsync(Func<ExchangePeer, ExchangeEnd?> meet)
    {
        _meet = meet;
        lock (_gate) _session.Start(Now());
        var reading = ReadAsync();
        var end = await DriveAsync();
        await _socket.CloseAsync(reading);
        await reading;
        return end;
    }

    /// <summary>Scopes have grown in which the peer may share; quick.</summary>
    public void Grown(Scope scope)
    {
        if (_news.Add(scope)) _wake.Set();
    }

    /// <summary>An acknowledgement has arrived that may concern the peer; quick.</summary>
    public void Acknowledged(Acknowledgement said)
    {
        if (_news.Add(said)) _wake.Set();
    }

    public void Stop(ExchangeEnd end)
    {
        lock (_gate) _session.Stop(end.Code, end.Text);
        _wake.Set();
    }

    /// <summary>Stops when the peer has all that is durable here, or after that time.</summary>
    public void Finish(TimeSpan within)
    {
        lock (_gate) _finishBy = Now().Running + within;
        _wake.Set();
    }

    public void Dispose()
    {
        _socket.Dispose();
        _wake.Dispose();
    }

    private async Task<ExchangeEnd> DriveAsync()
    {
        while (true)
        {
            try
            {
                if (await StepAsync() is { } end) return end;
            }
            catch (Exception e)
            {
                if (Ended() is { } end) return end;
                Failed(e);
            }
        }
    }

    private async ValueTask<ExchangeEnd?> StepAsync()
    {
        var (output, sleep) = Next();
        switch (output)
        {
            case SendFrame send:
                _socket.Send(send.Frame, Sent);
                break;
            case LoadRun load:
                _ = LoadAsync(load);
                break;
            case ImportRun import:
                _ = ImportAsync(import);
                break;
            case CloseConnection close:
                return close.End;
            default:
                Moved?.Invoke();
                await _wake.WaitAsync(sleep);
                break;
        }

        return null;
    }

    private ExchangeEnd? Ended()
    {
        lock (_gate) return _session.End;
    }

    private (ExchangeOutput? Output, TimeSpan? Sleep) Next()
    {
        lock (_gate)
        {
            var now = Now();
            if (_news.TakeScopes() is { } scopes) _session.Grown(scopes, now);
            if (_news.TakeAcknowledgements() is { } said)
                foreach (var one in said) _session.Acknowledged(one, now);
            CheckFinish(now);
            var output = _session.Generate(now, canSend: _socket.CanSend);
            return (output, output is null ? _session.NextDue - now.Running : null);
        }
    }

    private void CheckFinish(Moment now)
    {
        if (_finishBy is not { } limit || _session.End is not null) return;
        if (_session.State is { Phase: ExchangePhase.Exchanging, ToSend: > 0 } && now.Running < limit) return;
        _session.Stop(ExchangeEndCode.GoingAway, "The node stops.");
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await _socket.ReadAsync(() => _session.Peer is null ? MostBytesOfStrangers : ExchangeLimits.FrameBytes) is { } frame)
            {
                Receive(frame);
                _wake.Set();
            }

            Disconnected("The other side closed the connection.");
        }
        catch (FrameRefusedException e)
        {
            Stop(new ExchangeEnd(ExchangeEndCode.BadFrame, e.Message));
        }
        catch (Exception e)
        {
            Broken(e);
        }
    }

    private void Receive(ReadOnlyMemory<byte> frame)
    {
        ExchangePeer? met;
        lock (_gate)
        {
            var known = _session.Peer is not null;
            _session.Receive(frame, Now());
            met = known ? null : _session.Peer;
        }

        if (met is not null && _meet(met) is { } refused) Stop(refused);
    }

    private void Sent(Exception? thrown)
    {
        if (thrown is not null) Broken(thrown);
        _wake.Set();
    }

    private async Task LoadAsync(LoadRun load)
    {
        try
        {
            var run = await _replica.LoadRunAsync(load.Scope, load.Origin, load.AfterSeq, load.MostBytes);
            lock (_gate) _session.Loaded(run);
        }
        catch (JournalException e)
        {
            _log.LogError(e, "{Scope} cannot be handed on: {Problem}", load.Scope, e.Message);
            lock (_gate) _session.LoadFailed(Now());
        }
        catch (Exception e)
        {
            Failed(e);
        }

        _wake.Set();
    }

    private async Task ImportAsync(ImportRun import)
    {
        try
        {
            var outcome = await _replica.ImportAsync(import.Run, import.From);
            JournalProblem = null;
            lock (_gate) _session.Imported(import.Run, outcome, Now());
        }
        catch (JournalException e)
        {
            if (JournalProblem is null) _log.LogError("What {Peer} sends cannot be stored: {Problem}", import.From, e.Message);
            JournalProblem = e.Message;
            lock (_gate) _session.ImportFailed(import.Run, Now());
        }
        catch (Exception e)
        {
            Failed(e);
        }

        _wake.Set();
    }

    private void Disconnected(string why)
    {
        lock (_gate) _session.Disconnected(why);
        _wake.Set();
    }

    private void Broken(Exception thrown)
    {
        if (ExchangeSocket.IsGone(thrown)) Disconnected(thrown.Message);
        else Failed(thrown);
    }

    private void Failed(Exception fault)
    {
        _log.LogCritical(fault, "A connection is closed by a fault of this program");
        Stop(new ExchangeEnd(ExchangeEndCode.Other, "The node has met a fault of its own; its log says which."));
    }

    private Moment Now() => new(_time.GetElapsedTime(0), _time.GetUtcNow());
}
