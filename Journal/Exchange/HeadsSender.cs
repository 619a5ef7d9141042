using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Exchange.Frames;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Journal.Exchange;

/// <summary>Tells the peer once what this node holds of the shared scopes, in frames of bounded size.</summary>
sealed class HeadsSender(IReplica replica, NameTable names, List<Scope> scopes)
{
    private const int MostHeadsInFrame = 10_000;

    private int _told;

    public bool IsDone { get; private set; }

    public byte[]? NextFrame()
    {
        if (IsDone) return null;
        var chosen = new List<ScopeHeads>();
        for (var heads = 0; _told < scopes.Count && heads < MostHeadsInFrame; heads += chosen[^1].Heads.Length) chosen.Add(Of(scopes[_told++]));
        IsDone = _told == scopes.Count;
        return HeadsFrame.Write(names, chosen, IsDone);
    }

    private ScopeHeads Of(Scope scope) =>
        new(scope, [.. replica.HeadsOf(scope).Heads.Select(h => Told(scope, new OriginId(h.Key), h.Value))]);

    private ToldHead Told(Scope scope, OriginId origin, ChainPoint point) => new(origin, point, replica.IsBlocked(scope, origin));
}
