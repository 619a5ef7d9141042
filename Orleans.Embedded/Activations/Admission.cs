namespace Orleans.Runtime;

/// <summary>How a running call stands to the others of its activation.</summary>
internal enum CallMode : byte
{
    NotRunning,
    Interleaving,
    Reading,
    Exclusive,
}

/// <summary>
/// Which calls of an activation run and which wait. A call that does not interleave runs alone, or, read-only, beside
/// read-only ones; interleaving calls run beside any. Waiting calls are taken in the order in which they came, except that
/// one which may run does not wait behind one that may not. Guarded by its activation's lock.
/// </summary>
internal sealed class Admission(GrainClass grainClass)
{
    private readonly List<GrainCall> _running = [];
    private readonly LinkedList<GrainCall> _waiting = new();
    private Dictionary<Guid, int>? _reentrantSections;
    private int _readers;
    private bool _hasExclusive;

    public int RunningCount => _running.Count;

    public int WaitingCount => _waiting.Count;

    public IEnumerable<GrainCall> Running => _running;

    public IEnumerable<GrainCall> All => _running.Concat(_waiting);

    public void Enqueue(GrainCall call) => _waiting.AddLast(call);

    public bool TryStart(GrainCall call, object? grain)
    {
        var mode = ModeOf(call, grain);
        if (mode == CallMode.NotRunning)
        {
            return false;
        }

        call.Mode = mode;
        call.RunningIndex = _running.Count;
        _running.Add(call);
        _readers += mode == CallMode.Reading ? 1 : 0;
        _hasExclusive |= mode == CallMode.Exclusive;
        return true;
    }

    public void End(GrainCall call)
    {
        var last = _running[^1];
        _running[call.RunningIndex] = last;
        last.RunningIndex = call.RunningIndex;
        _running.RemoveAt(_running.Count - 1);
        _readers -= call.Mode == CallMode.Reading ? 1 : 0;
        _hasExclusive &= call.Mode != CallMode.Exclusive;
        call.Mode = CallMode.NotRunning;
    }

    /// <summary>The next waiting call that may run now, already counted as running.</summary>
    public GrainCall? StartNextWaiting(object? grain)
    {
        for (var node = _waiting.First; node is not null; node = node.Next)
        {
            if (TryStart(node.Value, grain))
            {
                _waiting.Remove(node);
                return node.Value;
            }
        }

        return null;
    }

    public GrainCall[] TakeWaiting()
    {
        var waiting = _waiting.ToArray();
        _waiting.Clear();
        return waiting;
    }

    public void EnterReentrantSection(Guid id)
    {
        _reentrantSections ??= [];
        _reentrantSections[id] = _reentrantSections.GetValueOrDefault(id) + 1;
    }

    public void LeaveReentrantSection(Guid id)
    {
        if (_reentrantSections is not null && _reentrantSections.TryGetValue(id, out var count))
        {
            if (count == 1)
            {
                _reentrantSections.Remove(id);
            }
            else
            {
                _reentrantSections[id] = count - 1;
            }
        }
    }

    private CallMode ModeOf(GrainCall call, object? grain)
    {
        if (grainClass.IsReentrant || call.IsAlwaysInterleave)
        {
            return CallMode.Interleaving;
        }

        if (call.IsReadOnly && !_hasExclusive)
        {
            return CallMode.Reading;
        }

        if (!_hasExclusive && _readers == 0)
        {
            return CallMode.Exclusive;
        }

        return IsInReentrantSection(call) || grainClass.MayInterleave(grain, call) ? CallMode.Interleaving : CallMode.NotRunning;
    }

    private bool IsInReentrantSection(GrainCall call) =>
        _reentrantSections is { Count: > 0 } sections && sections.ContainsKey(RequestContext.ReentrancyOf(call.Context));
}
