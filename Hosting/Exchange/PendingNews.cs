using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Hosting.Exchange;

/// <summary>What a connection has to be told when its turn comes: flags, never a queue of entries, so a slow peer costs no memory.</summary>
sealed class PendingNews
{
    private readonly Lock _gate = new();
    private HashSet<Scope>? _scopes;
    private Dictionary<(OriginId, Scope), Acknowledgement>? _said;

    /// <returns>False where it was pending already.</returns>
    public bool Add(Scope scope)
    {
        lock (_gate) return (_scopes ??= []).Add(scope);
    }

    /// <returns>True where the loop has to be woken.</returns>
    public bool Add(Acknowledgement said)
    {
        lock (_gate)
        {
            var first = _said is null;
            (_said ??= [])[(said.By, said.Scope)] = said;
            return first;
        }
    }

    public IReadOnlyCollection<Scope>? TakeScopes()
    {
        lock (_gate)
        {
            var taken = _scopes;
            _scopes = null;
            return taken;
        }
    }

    public IReadOnlyCollection<Acknowledgement>? TakeAcknowledgements()
    {
        lock (_gate)
        {
            var taken = _said?.Values;
            _said = null;
            return taken;
        }
    }
}
