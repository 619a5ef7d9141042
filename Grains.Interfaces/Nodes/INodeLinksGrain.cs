using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Nodes;

/// <summary>The connections of this node with others. For administrators; on a laptop whoever is signed in there may look at them, and
/// cut and mend them where its settings say so. Key: <see cref="GrainKeys.Single"/>.</summary>
[KeyedBy(KeyLayout.Single), Allow(Roles.SignedIn), Alias("INodeLinksGrain")]
public interface INodeLinksGrain : IGrainWithStringKey
{
    [Alias("List")]
    Task<ImmutableArray<LinkState>> ListAsync();

    /// <summary>Ends the link's connection and lets none be made until it is mended or this node starts again.</summary>
    [Alias("Cut")]
    Task<Outcome<LinkState>> CutAsync(string link);

    [Alias("Mend")]
    Task<Outcome<LinkState>> MendAsync(string link);
}
