using System.Collections.Immutable;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Hosting.Configuration;

/// <summary>What a venue's or laptop's own settings must be.</summary>
static class EdgeRules
{
    public static NodeRole ReadRole(SettingsReader reader)
    {
        var text = reader.Text(nameof(NodeSettings.Role));
        if (string.Equals(text, "venue", StringComparison.OrdinalIgnoreCase)) return NodeRole.Venue;
        if (!string.Equals(text, "laptop", StringComparison.OrdinalIgnoreCase))
            reader.Problem(nameof(NodeSettings.Role), text, "venue or laptop, such as --role laptop");
        return NodeRole.Laptop;
    }

    public static LinkSettings ReadLinks(SettingsReader reader, NodeRole role)
    {
        var links = new LinkSettings(
            ReadAddresses(reader, nameof(LinkSettings.Upstreams)),
            ReadAddresses(reader, nameof(LinkSettings.Peers)),
            reader.Text(nameof(LinkSettings.ListenUrls)) ?? "",
            reader.Flag(nameof(LinkSettings.Discover), false),
            reader.Flag(nameof(LinkSettings.LinksByAnyone), false));
        if (links.LinksByAnyone && role != NodeRole.Laptop)
            reader.Problem(nameof(LinkSettings.LinksByAnyone), "true", "true on a laptop alone; the links of a server are its administrators'");
        SettingsRules.CheckUrls(nameof(LinkSettings.ListenUrls), links.ListenUrls, reader);
        return links;
    }

    public static string NameOf(NodeSettings settings)
    {
        using var identity = KeyFolder.OpenEnrolled(settings.IdentityFolder);
        var role = identity.Chain.Node.Role;
        return role == settings.Role
            ? identity.NodeId
            : throw new ConfigurationException([$"{settings.IdentityFolder} holds the identity of {identity.NodeId}, which is enrolled as {Word(role)}; started with --role {Word(settings.Role)}."]);
    }

    private static string Word(NodeRole role) => role.ToString().ToLowerInvariant();

    private static ImmutableArray<NodeAddress> ReadAddresses(SettingsReader reader, string name)
    {
        var addresses = ImmutableArray.CreateBuilder<NodeAddress>();
        foreach (var text in (reader.Text(name) ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!NodeAddress.TryParse(text, out var address)) reader.Problem(name, text, NodeAddress.Expected);
            else if (!addresses.Contains(address.Value)) addresses.Add(address.Value);
        }

        return addresses.ToImmutable();
    }
}
