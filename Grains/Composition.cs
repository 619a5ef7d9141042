using B2BBooking.Grains.Carts.Submissions;
using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Counting;
using B2BBooking.Grains.Glossary;
using B2BBooking.Grains.Groups;
using B2BBooking.Grains.News;
using B2BBooking.Grains.Nodes;
using B2BBooking.Grains.Notes;
using B2BBooking.Grains.Orders;
using B2BBooking.Grains.Reports;
using B2BBooking.Grains.Sellers;
using B2BBooking.Grains.Shows;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Users;
using B2BBooking.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace B2BBooking.Grains;

/// <summary>What the grains of this folder need from their host; the host adds the journal.</summary>
public static class Composition
{
    public static IServiceCollection AddB2BGrains(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<JournalFeed>();
        services.AddHostedService(s => s.GetRequiredService<JournalFeed>());
        services.AddSingleton<StreamTails>();
        services.AddSingleton<EntryStanding>();
        services.AddSingleton<StreamServices>();
        services.AddProjection<ShowIndex>(typeof(IShowSchedules));
        services.AddProjection<GroupIndex>();
        services.AddProjection<SellerIndex>();
        services.AddProjection<UserDirectory>(typeof(IRights));
        services.AddSingleton<INames, Names>();
        services.AddSingleton<CatalogueIndex>();
        services.AddProjection<ProductIndex>(typeof(IProducts));
        services.AddProjection<GlossaryIndex>();
        services.AddProjection<OrderIndex>();
        services.AddProjection<SubmissionIndex>();
        services.AddHostedService<SubmissionDesk>();
        services.AddSingleton<SubmissionServices>();
        services.AddSingleton<OrderNumbers>();
        services.AddSingleton<OrderViews>();
        services.AddSingleton<NoteSubjects>();
        services.AddProjection<SellerReports>();
        services.AddSingleton<ReportBuilder>();
        // Behind the projections that whoever is told will read.
        services.AddProjection<NewsDesk>();
        services.TryAddSingleton(new NodeDescription("node", "central"));
        services.TryAddSingleton<INodeLinks, NoLinks>();
        services.AddSingleton(provider => new UnsentChanges(provider.GetRequiredService<IJournal>(), provider.GetRequiredService<NodeReplica>().Replica));
        services.AddSingleton<NodeReplica>();
        services.AddSingleton(provider => new NodeTime(
            provider.GetRequiredService<INodeAccess>().Role, () => provider.GetRequiredService<NodeReplica>().Replica?.NotBefore, provider.GetRequiredService<TimeProvider>()));
        services.AddProjection<NodeIndex>();
        services.AddSingleton<NodeStandings>();
        services.AddSingleton<ShowLaptops>();
        services.AddHostedService(s => s.GetRequiredService<NodeStandings>());
        services.TryAddSingleton<INodeAccess>(provider => new NodeAccess(provider.GetRequiredService<NodeReplica>().Certificate));
        services.TryAddSingleton(provider => (IJournalFigures)provider.GetRequiredService<IJournal>());
        return services;
    }

    /// <summary>A projection, as itself and under the interfaces by which rules ask it.</summary>
    private static IServiceCollection AddProjection<TProjection>(this IServiceCollection services, params Type[] asked)
        where TProjection : class, IProjection
    {
        services.AddSingleton<TProjection>();
        services.AddSingleton<IProjection>(s => s.GetRequiredService<TProjection>());
        foreach (var type in asked) services.AddSingleton(type, s => s.GetRequiredService<TProjection>());
        return services;
    }
}
