using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Journal.Exchange;

/// <summary>The scopes that both ends may hold: nothing of any other is sent, named, or taken.</summary>
sealed class SharedScopes(Certificate own, Certificate peer, Func<Certificate, Scope, bool> mayHold)
{
    private const int MostKept = 10_000;

    private readonly Dictionary<Scope, bool> _known = [];

    public bool Contains(Scope scope)
    {
        if (_known.TryGetValue(scope, out var shared)) return shared;
        shared = mayHold(own, scope) && mayHold(peer, scope);
        // What a peer makes up is not kept without end.
        if (_known.Count < MostKept) _known.Add(scope, shared);
        return shared;
    }

    /// <summary>Why nothing of a scope is taken; null where both may hold it.</summary>
    public string? WhyNot(Scope scope) => Contains(scope)
        ? null
        : $"The certificate of {(mayHold(own, scope) ? peer : own).Subject} does not let it hold the scope {scope}, so nothing of it should have been sent.";
}
