using System.Collections.Immutable;

namespace B2BBooking.Hosting.Configuration;

/// <summary>With whom an edge node exchanges.</summary>
/// <param name="Upstreams">In order of preference; a laptop holds a link to the first one that answers, a venue to each.</param>
/// <param name="Peers">Nodes beside this one, such as another laptop of the group: a link to each.</param>
/// <param name="ListenUrls">Addresses on which other nodes reach this one though its pages are not served there; empty: none.</param>
/// <param name="Discover">Whether this node announces itself on the local network and links to nodes that do.</param>
/// <param name="LinksByAnyone">Whether whoever is signed in at a laptop may cut and mend its links; for demonstrations and tests.</param>
public sealed record LinkSettings(
    ImmutableArray<NodeAddress> Upstreams, ImmutableArray<NodeAddress> Peers, string ListenUrls, bool Discover, bool LinksByAnyone)
{
    public static LinkSettings None { get; } = new([], [], "", false, false);
}
