namespace B2BBooking.Hosting.Exchange;

/// <summary>Which of several upstreams a laptop holds a link to: the first that can be had. A later one is needed only while every
/// one before it has failed.</summary>
sealed class Preference(int count)
{
    private readonly Lock _gate = new();
    private readonly bool[] _failed = new bool[count];

    /// <summary>Another one may be needed now, or not any more.</summary>
    public event Action? Changed;

    public bool IsNeeded(int index)
    {
        lock (_gate) return Array.TrueForAll(_failed[..index], failed => failed);
    }

    /// <summary>Whether this one could not be had when it was last tried. One that is had is no failure until it is lost and cannot be had again.</summary>
    public void Set(int index, bool failed)
    {
        lock (_gate)
        {
            if (_failed[index] == failed) return;
            _failed[index] = failed;
        }

        Changed?.Invoke();
    }
}
