using B2BBooking.Journal;
using B2BBooking.Journal.Exchange;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Simulation.Tests;

/// <summary>One end of a connection, driven as a host drives it: one load at a time, imports that take their time.</summary>
sealed class SimEnd(SimWorld world, SimNode node, ExchangeSession session, SimConnection connection)
{
    private readonly Queue<(TimeSpan At, ReadOnlyMemory<byte> Frame)> _arriving = [];
    private readonly List<(TimeSpan At, ChainRun Run, string From)> _importing = [];

    public SimNode Node => node;

    public ExchangeSession Session => session;

    public SimEnd Other { get; set; } = null!;

    public bool IsOpen { get; private set; } = true;

    /// <summary>Nothing arrives here before that.</summary>
    public TimeSpan BlockedUntil { get; set; }

    /// <summary>Frames on their way here.</summary>
    public int InFlight => _arriving.Count;

    public void Start()
    {
        node.Ends.Add(this);
        session.Start(node.Now);
    }

    public void Arrives(ReadOnlyMemory<byte> frame, TimeSpan at)
    {
        // In order within a connection, however late.
        if (IsOpen) _arriving.Enqueue((at, frame));
    }

    public void Step()
    {
        while (IsOpen && world.Clock.Running >= BlockedUntil && _arriving.TryPeek(out var next) && next.At <= world.Clock.Running)
        {
            _arriving.Dequeue();
            session.Receive(next.Frame, node.Now);
            Pump();
        }

        for (var i = 0; IsOpen && i < _importing.Count;)
        {
            if (_importing[i].At > world.Clock.Running)
            {
                i++;
                continue;
            }

            var (_, run, from) = _importing[i];
            _importing.RemoveAt(i);
            Import(run, from);
        }

        if (IsOpen) Pump();
    }

    /// <summary>The connection is gone for this end. What it has sent may still arrive.</summary>
    public void Die()
    {
        if (!IsOpen) return;
        IsOpen = false;
        node.Ends.Remove(this);
        session.Disconnected("cut");
        connection.EndDied(this);
    }

    private void Pump()
    {
        while (IsOpen && session.Generate(node.Now, canSend: Other.InFlight < 8) is { } output)
        {
            switch (output)
            {
                case SendFrame send:
                    connection.Send(this, send.Frame);
                    break;
                case LoadRun load:
                    session.Loaded(Wait.For(node.Journal!.LoadRunAsync(load.Scope, load.Origin, load.AfterSeq, load.MostBytes).AsTask()));
                    break;
                case ImportRun import:
                    _importing.Add((world.Clock.Running + world.Some(0, 300), import.Run, import.From));
                    if (world.Mutation == Mutation.AcknowledgesBeforeDurable) session.Imported(import.Run, new ImportOutcome(ImportVerdict.Stored, import.Run.Entries.Length), node.Now);
                    break;
                case CloseConnection:
                    Die();
                    break;
            }
        }
    }

    private void Import(ChainRun run, string from)
    {
        try
        {
            world.BeforeImport(node, run);
            var outcome = Wait.For(node.Journal!.ImportAsync(run, from).AsTask());
            if (outcome.Verdict is ImportVerdict.Refused or ImportVerdict.Fork) world.Refused(node, run, from, outcome.Reason);
            session.Imported(run, outcome, node.Now);
        }
        catch (JournalUnavailableException)
        {
            if (world.CrashIfDead(node)) return;
            session.ImportFailed(run, node.Now);
        }
    }
}

/// <summary>A connection between two nodes: ordered, late, cut at any moment, in the middle of a frame too; its ends may learn of the
/// cut at different times.</summary>
sealed class SimConnection(SimWorld world, SimLink link)
{
    private TimeSpan _cutForOne = TimeSpan.MaxValue;
    private TimeSpan _cutForTwo = TimeSpan.MaxValue;

    public SimEnd One { get; private set; } = null!;

    public SimEnd Two { get; private set; } = null!;

    public bool IsOver => !One.IsOpen && !Two.IsOpen;

    public void Open(SimNode one, SimNode two)
    {
        One = new SimEnd(world, one, world.NewSession(one, initiator: true), this);
        Two = new SimEnd(world, two, world.NewSession(two, initiator: false), this);
        (One.Other, Two.Other) = (Two, One);
        One.Start();
        Two.Start();
    }

    public void Send(SimEnd from, ReadOnlyMemory<byte> frame)
    {
        world.Sent(from, frame);
        // A frame that the cut tears never arrives; a socket hands on whole messages only.
        from.Other.Arrives(frame.ToArray(), world.Clock.Running + link.Delay());
    }

    /// <summary>Each end learns of it in its own time.</summary>
    public void Cut(TimeSpan one, TimeSpan two) => (_cutForOne, _cutForTwo) = (one < _cutForOne ? one : _cutForOne, two < _cutForTwo ? two : _cutForTwo);

    public void EndDied(SimEnd end) =>
        Cut(end == One ? TimeSpan.Zero : world.Clock.Running + world.Some(0, 3000), end == Two ? TimeSpan.Zero : world.Clock.Running + world.Some(0, 3000));

    public void Step()
    {
        if (world.Clock.Running >= _cutForOne) One.Die();
        if (world.Clock.Running >= _cutForTwo) Two.Die();
        if (One.IsOpen) One.Step();
        if (Two.IsOpen) Two.Step();
    }
}

/// <summary>Two nodes that can reach each other, when the link is up.</summary>
sealed class SimLink(SimWorld world, SimNode one, SimNode two)
{
    private readonly List<SimConnection> _connections = [];
    private BackOff _backOff;
    private TimeSpan _next;
    private TimeSpan _openedAt;

    public SimNode One => one;

    public SimNode Two => two;

    public bool IsDown { get; set; }

    public IReadOnlyList<SimConnection> Connections => _connections;

    public TimeSpan Delay() => world.IsCalm ? world.Some(1, 50) : world.OneIn(20) ? world.Some(500, 5000) : world.Some(1, 200);

    public void Step()
    {
        foreach (var connection in _connections.ToArray()) connection.Step();
        if (_connections.RemoveAll(c => c.IsOver) > 0 && _connections.Count == 0)
        {
            _backOff = _backOff.After(world.Clock.Running - _openedAt);
            _next = world.Clock.Running + _backOff.Delay(world.Fraction());
        }

        var wanted = !IsDown && one.Journal is not null && two.Journal is not null;
        // The opener knows of its own end alone: the other may still hold an old one, and now and then a second one is opened.
        var isOpen = _connections.Exists(c => c.One.IsOpen);
        if (!wanted || world.Clock.Running < _next || (isOpen && (world.IsCalm || !world.OneIn(2000)))) return;
        Connect();
    }

    public void Cut()
    {
        foreach (var connection in _connections) connection.Cut(world.Clock.Running + world.Some(0, 20_000), world.Clock.Running + world.Some(0, 20_000));
    }

    public void BlockOneWay()
    {
        foreach (var connection in _connections) (world.OneIn(2) ? connection.One : connection.Two).BlockedUntil = world.Clock.Running + world.Some(1000, 60_000);
    }

    public void Mend()
    {
        IsDown = false;
        foreach (var connection in _connections) (connection.One.BlockedUntil, connection.Two.BlockedUntil) = (TimeSpan.Zero, TimeSpan.Zero);
    }

    private void Connect()
    {
        var connection = new SimConnection(world, this);
        connection.Open(one, two);
        _connections.Add(connection);
        _openedAt = world.Clock.Running;
    }
}
