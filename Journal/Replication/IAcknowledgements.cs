using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Journal.Replication;

/// <summary>Who is known to hold what. Kept beside the journal; losing it costs a round of acknowledgements, never entries.</summary>
public interface IAcknowledgements
{
    /// <summary>This node's own for what it holds of a scope now, signed; the same one while nothing has changed.</summary>
    Acknowledgement Own(Scope scope);

    /// <summary>Takes one that a peer handed on.</summary>
    /// <returns>True where it was news and is signed by the node that it names; false where it was known, is older, is this node's own,
    /// or is of an origin that has not been introduced.</returns>
    /// <exception cref="IdentityException">It is not signed by whom it names, or that node may not hold the scope.</exception>
    bool Take(Acknowledgement acknowledgement);

    /// <summary>The newest of each other node (not incarnation) for a scope.</summary>
    ImmutableArray<Acknowledgement> Of(Scope scope);

    /// <summary>Of how many other nodes is it known that they hold all that this one holds of a scope.</summary>
    int SafeOn(Scope scope);

    /// <summary>Called with each acknowledgement that was news, own ones left out; must be quick.</summary>
    event Action<Acknowledgement>? Taken;
}
