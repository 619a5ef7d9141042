using System.Net.WebSockets;
using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Journal.Exchange;

namespace B2BBooking.Hosting.Exchange;

/// <summary>Keeps a link to one address for as long as the node runs: connects, exchanges, waits, connects again.</summary>
sealed class OutgoingLink : IDisposable
{
    private readonly NodeAddress _address;
    private readonly ExchangeService _service;
    private readonly Preference _preference;
    private readonly int _place;
    private readonly TimeProvider _time;
    private readonly Link _link;
    private readonly Wake _wake;
    private volatile ExchangeConnection? _open;
    private volatile bool _retryNow;

    public OutgoingLink(NodeAddress address, ExchangeService service, Preference preference, int place, TimeProvider time)
    {
        (_address, _service, _preference, _place, _time) = (address, service, preference, place, time);
        _link = service.Board.Outgoing(address.ToString());
        _wake = new Wake(time);
        _preference.Changed += LookAgain;
        service.Board.Freed += _wake.Set;
        service.Board.Improved += RetryNow;
    }

    public NodeAddress Address => _address;

    public bool IsOpen => _open is not null;

    public async Task RunAsync(CancellationToken stop)
    {
        await using var stopped = stop.Register(_wake.Set);
        var backOff = default(BackOff);
        while (!stop.IsCancellationRequested)
        {
            if (WhyNot() is { } status)
            {
                _link.Show(status, null);
                await _wake.WaitAsync(null);
                continue;
            }

            var started = _time.GetTimestamp();
            await TryAsync(stop);
            backOff = backOff.After(_time.GetElapsedTime(started));
            if (await WaitAsync(backOff.Delay(Random.Shared.NextDouble()), stop)) backOff = default;
        }
    }

    public void Dispose()
    {
        _preference.Changed -= LookAgain;
        _service.Board.Freed -= _wake.Set;
        _service.Board.Improved -= RetryNow;
        _wake.Dispose();
    }

    private LinkStatus? WhyNot()
    {
        if (_link.IsCut)
        {
            _preference.Set(_place, failed: true);
            return LinkStatus.Cut;
        }

        if (!_preference.IsNeeded(_place)) return LinkStatus.Standby;
        return _link.State.Peer is { Length: > 0 } peer && _service.Open.Has(peer) ? LinkStatus.Standby : null;
    }

    private async Task TryAsync(CancellationToken stop)
    {
        _retryNow = false;
        try
        {
            using var socket = await Dialer.ConnectAsync(_address, stop);
            var (end, met) = await _service.RunAsync(socket, initiator: true, Meet);
            if (LinkReasonOf.IsRefusal(end)) _service.ShowRefused(_link, end);
            else if (!met) _link.Show(LinkStatus.Connecting, LinkReasonOf.End(end));
            // Replaced: another connection with that node is kept.
            _preference.Set(_place, failed: end.Code != ExchangeEndCode.Replaced);
        }
        catch (DialFailedException e)
        {
            _service.ShowFailed(_link, e);
            _preference.Set(_place, failed: true);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The node stops.
        }
        catch (Exception e)
        {
            // The link must not be dead for the rest of the node's life.
            _service.LogFault(_address, e);
            _link.Show(LinkStatus.Refused, LinkReason.Of(LinkReasons.Protocol, "The node has met a fault of its own; its log says which."));
            _preference.Set(_place, failed: true);
        }
        finally
        {
            _open = null;
        }
    }

    private Link? Meet(ExchangeConnection connection, ExchangePeer peer)
    {
        // Set before it is asked: who changes the preference later than that stops the connection.
        _open = connection;
        if (!_preference.IsNeeded(_place)) return null;
        if (!_link.IsCut) _preference.Set(_place, failed: false);
        return _link;
    }

    /// <returns>True where it ended early because something has changed for the better.</returns>
    private async Task<bool> WaitAsync(TimeSpan delay, CancellationToken stop)
    {
        var started = _time.GetTimestamp();
        while (!stop.IsCancellationRequested && !_retryNow && delay - _time.GetElapsedTime(started) is { Ticks: > 0 } rest) await _wake.WaitAsync(rest);
        return _retryNow;
    }

    /// <summary>The network has changed, or a link was mended: what failed may succeed now.</summary>
    private void RetryNow()
    {
        _retryNow = true;
        _wake.Set();
    }

    private void LookAgain()
    {
        if (!_preference.IsNeeded(_place)) _open?.Stop(new ExchangeEnd(ExchangeEndCode.Replaced, "A node that is preferred can be reached again."));
        _wake.Set();
    }
}
