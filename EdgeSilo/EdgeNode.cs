using System.CommandLine;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Hosting.Starting;

namespace B2BBooking.EdgeSilo;

/// <summary>A venue or laptop node and its options.</summary>
static class EdgeNode
{
    private static readonly Option<string?> Role = new("--role") { Description = "venue or laptop, as the node is enrolled", Recursive = true, HelpName = "ROLE" };

    private static readonly Option<DirectoryInfo?> Identity = new("--identity")
    {
        Description = "Folder that 'b2b enrol' made for this node [default: identity in the data folder]",
        Recursive = true,
        HelpName = "FOLDER",
    };

    private static readonly Option<string[]> Upstream = new("--upstream")
    {
        Description = "Address of a server to exchange with; several in order of preference",
        HelpName = "ADDRESS",
    };

    private static readonly Option<string[]> Peer = new("--peer")
    {
        Description = "Address of a node beside this one, such as another laptop of the group; several",
        HelpName = "ADDRESS",
    };

    private static readonly Option<string[]> Listen = new("--listen")
    {
        Description = "Address on which other nodes reach this one's exchange, without its pages; several",
        HelpName = "URL",
    };

    private static readonly Option<bool> Discover = new("--discover")
    {
        Description = "Announce this node on the local network and exchange with nodes of the same organizer that do",
    };

    private static readonly Option<bool> LinksByAnyone = new("--links-by-anyone")
    {
        Description = "Let whoever is signed in at this laptop cut and mend its links; for demonstrations and tests",
    };

    public static NodeProgram Program { get; } = new(Configure, NodeSettings.ReadEdge, (services, _) => services.AddHostedService<StartMemory>());

    public static void AddOptions(Command command)
    {
        NodeOptions.AddTo(command);
        foreach (var option in new Option[] { Role, Identity, Upstream, Peer, Listen, Discover, LinksByAnyone }) command.Options.Add(option);
    }

    private static void Configure(ConfigurationManager configuration, ParseResult parsed) => NodeOptions.Apply(
        configuration,
        parsed,
        (nameof(NodeSettings.Role), parsed.GetValue(Role)),
        (NodeSettings.IdentitySetting, parsed.GetValue(Identity)?.FullName),
        (nameof(LinkSettings.Upstreams), Joined(parsed, Upstream)),
        (nameof(LinkSettings.Peers), Joined(parsed, Peer)),
        (nameof(LinkSettings.ListenUrls), Joined(parsed, Listen)),
        (nameof(LinkSettings.Discover), parsed.GetValue(Discover) ? "true" : null),
        (nameof(LinkSettings.LinksByAnyone), parsed.GetValue(LinksByAnyone) ? "true" : null));

    private static string? Joined(ParseResult parsed, Option<string[]> option) =>
        parsed.GetValue(option) is { Length: > 0 } values ? string.Join(';', values) : null;
}
