using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Exchange.Frames;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Journal.Exchange;

/// <summary>Tells the peer once what this node holds of the shared scopes, in frames of bounded size: however many scopes there are,
/// however long their names, and however many origins have written into one.</summary>
/// <param name="heads">Looked at when it is their turn.</param>
sealed class HeadsSender(IEnumerable<ScopeHeads> heads, NameTable names)
{
    private const int FrameBytes = ExchangeLimits.ControlFrameBytes / 2;

    /// <summary>At most: the name with its length, and the number of heads.</summary>
    private const int ScopeBytes = EntryLimits.NameBytes + 8;

    /// <summary>At most: an origin that is spelled out, its sequence number, flag and mark.</summary>
    private const int HeadBytes = 17 + 10 + 1 + 8;

    private readonly IEnumerator<ScopeHeads> _heads = heads.GetEnumerator();
    private ScopeHeads? _rest;
    private bool _begun;

    public bool IsDone { get; private set; }

    public static IEnumerable<ScopeHeads> Of(IReplica replica, IEnumerable<Scope> scopes) => scopes.Select(scope => new ScopeHeads(
        scope, [.. replica.HeadsOf(scope).Heads.Select(h => new ToldHead(new OriginId(h.Key), h.Value, replica.IsBlocked(scope, new OriginId(h.Key))))]));

    public byte[]? NextFrame()
    {
        if (IsDone) return null;
        if (!_begun) (_begun, _rest) = (true, Next());
        var chosen = new List<ScopeHeads>();
        for (var room = FrameBytes; room > 0 && _rest is { } some;)
        {
            var count = Math.Min(some.Heads.Length, Math.Max(1, (room - ScopeBytes) / HeadBytes));
            chosen.Add(some with { Heads = some.Heads[..count] });
            _rest = count < some.Heads.Length ? some with { Heads = some.Heads[count..] } : Next();
            room -= ScopeBytes + (count * HeadBytes);
        }

        IsDone = _rest is null;
        return HeadsFrame.Write(names, chosen, IsDone);
    }

    private ScopeHeads? Next() => _heads.MoveNext() ? _heads.Current : null;
}
