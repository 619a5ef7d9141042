namespace B2BBooking.Journal.Clocks;

/// <summary>Hybrid logical clock (Kulkarni, Demirbas, Madappa, Avva, Leone: Logical Physical Clocks, 2014). Readings grow strictly,
/// follow the node's own clock, and follow what was received by at most <see cref="MaxLead"/>: a node with a wrong clock
/// cannot drag others into the future.</summary>
public sealed class HybridClock(TimeProvider time, HybridTime last = default)
{
    /// <summary>How far a reading may be ahead of the node's own clock because of what was received.</summary>
    public static readonly TimeSpan MaxLead = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private HybridTime _last = last;

    /// <summary>A reading later than all before it and, within <see cref="MaxLead"/>, than all that was observed.</summary>
    public HybridTime Next()
    {
        lock (_lock)
        {
            var now = HybridTime.At(time.GetUtcNow());
            return _last = now > _last ? now : new HybridTime(_last.Value + 1);
        }
    }

    /// <summary>Takes notice of another node's reading; one further ahead than <see cref="MaxLead"/> counts as that lead.</summary>
    public void Observe(HybridTime received)
    {
        lock (_lock)
        {
            var most = HybridTime.At(time.GetUtcNow() + MaxLead);
            var taken = received < most ? received : most;
            if (taken > _last) _last = taken;
        }
    }
}
