using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Reports;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Grains.Nodes;

/// <summary>How complete what this node counts of a show is: which of the show's laptops it has heard of late.</summary>
public sealed class ShowLaptops(NodeIndex nodes, NodeStandings standings, INodeLinks links, INodeAccess node)
{
    public static readonly TimeSpan Lately = TimeSpan.FromMinutes(1);

    /// <returns>Null where no laptop of the show has ever introduced itself, and on laptops.</returns>
    public ReportCompleteness? CompletenessOf(ShowId show, DateTimeOffset now)
    {
        if (!node.IsServer) return null;
        var laptops = nodes.All.Where(n => IsOf(n.Chain.Node, show)).ToList();
        if (laptops.Count == 0) return null;
        return Of(laptops.ConvertAll(HeardOf), now);
    }

    /// <param name="heard">When each was last heard.</param>
    public static ReportCompleteness Of(IReadOnlyCollection<DateTimeOffset> heard, DateTimeOffset now)
    {
        var oldest = heard.Min();
        return new ReportCompleteness(heard.Count, heard.Count(at => now - at <= Lately), now - oldest <= Lately ? null : oldest);
    }

    /// <summary>A laptop of which no acknowledgement is known was heard, at the latest, when it introduced its newest start.</summary>
    private DateTimeOffset HeardOf(Incarnation laptop) =>
        new[] { links.HeardOf(laptop.Chain.Node.Subject), standings.HeardOf(laptop.Chain.Node.Subject) }.Max() ?? laptop.Started;

    private static bool IsOf(Certificate certificate, ShowId show) =>
        certificate.Role == NodeRole.Laptop && certificate.Scopes.Any(s => s.StartsWith($"{show.Value}/", StringComparison.Ordinal));
}
