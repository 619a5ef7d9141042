namespace B2BBooking.Grains.Imports;

/// <summary>The previews of one import grain, each kept for an hour; the oldest goes where a sixth comes.</summary>
public sealed class Previews<TPlan>
    where TPlan : class
{
    private const int Most = 5;

    private readonly List<(Guid Id, DateTimeOffset Until, TPlan Plan)> _kept = [];

    public void Keep(Guid id, TPlan plan, DateTimeOffset now)
    {
        _kept.RemoveAll(kept => kept.Until <= now);
        if (_kept.Count == Most) _kept.RemoveAt(0);
        _kept.Add((id, now + ImportLimits.PreviewKept, plan));
    }

    public TPlan? Find(Guid id, DateTimeOffset now) => _kept.Find(kept => kept.Id == id && kept.Until > now).Plan;

    public void Replace(Guid id, TPlan plan)
    {
        var at = _kept.FindIndex(kept => kept.Id == id);
        if (at >= 0) _kept[at] = _kept[at] with { Plan = plan };
    }
}
