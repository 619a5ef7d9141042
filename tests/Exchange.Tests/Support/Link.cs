using B2BBooking.Journal.Exchange;

// The links' clock is one for all tests.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace B2BBooking.Exchange.Tests.Support;

/// <summary>A connection between two nodes in one thread. Keeps every frame that went over it.</summary>
sealed class Link
{
    private readonly Node _one;
    private readonly Node _two;
    private readonly Queue<byte[]> _toTwo = [];
    private readonly Queue<byte[]> _toOne = [];

    public Link(Node one, Node two)
    {
        (_one, _two) = (one, two);
        (One, Two) = (one.Open(this, initiator: true), two.Open(this, initiator: false));
        One.Start(Now);
        Two.Start(Now);
    }

    public static Moment Now { get; private set; } = new(TimeSpan.FromHours(1), Organizer.Now);

    public ExchangeSession One { get; }

    public ExchangeSession Two { get; }

    public List<byte[]> FromOne { get; } = [];

    public List<byte[]> FromTwo { get; } = [];

    public ExchangeEnd? EndOfOne { get; private set; }

    public ExchangeEnd? EndOfTwo { get; private set; }

    /// <summary>What a frame becomes on its way; null: it is swallowed and the connection cut.</summary>
    public Func<byte[], byte[]?> OnTheWay { get; set; } = frame => frame;

    /// <summary>One takes no frame off the connection.</summary>
    public bool IsOneStalled { get; set; }

    public bool IsCut { get; private set; }

    public int FramesSent => FromOne.Count + FromTwo.Count;

    public static void Pass(TimeSpan time) => Now = new Moment(Now.Running + time, Now.Wall + time);

    public ExchangeSession Of(Node node) => ReferenceEquals(node, _one) ? One : Two;

    /// <summary>Runs until neither end has anything to do.</summary>
    public Link Settle()
    {
        while (Step())
        {
        }

        return this;
    }

    /// <summary>One output of each end, and one frame each way.</summary>
    public bool Step()
    {
        if (IsCut) return false;
        var acted = Act(_one, One, _toTwo, FromOne) | Act(_two, Two, _toOne, FromTwo);
        return acted | Deliver(_toTwo, Two) | (!IsOneStalled && Deliver(_toOne, One));
    }

    public void Cut()
    {
        IsCut = true;
        _one.Left(this);
        _two.Left(this);
        One.Disconnected("cut");
        Two.Disconnected("cut");
    }

    private bool Act(Node node, ExchangeSession session, Queue<byte[]> outgoing, List<byte[]> log)
    {
        var output = session.Generate(Now, canSend: outgoing.Count < 4);
        switch (output)
        {
            case null:
                return false;
            case SendFrame send:
                var frame = send.Frame.ToArray();
                log.Add(frame);
                if (OnTheWay(frame) is { } passed) outgoing.Enqueue(passed);
                else Cut();
                break;
            case CloseConnection close when ReferenceEquals(session, One):
                EndOfOne = close.End;
                break;
            case CloseConnection close:
                EndOfTwo = close.End;
                break;
            default:
                node.Do(session, output);
                break;
        }

        return true;
    }

    private static bool Deliver(Queue<byte[]> frames, ExchangeSession to)
    {
        if (!frames.TryDequeue(out var frame)) return false;
        to.Receive(frame, Now);
        return true;
    }
}
