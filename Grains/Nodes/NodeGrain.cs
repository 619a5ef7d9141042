using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using Orleans.Concurrency;

namespace B2BBooking.Grains.Nodes;

/// <summary>Reads figures of its own process; it holds nothing, so it answers while the node still reads its journal.</summary>
[StatelessWorker]
public sealed class NodeGrain(NodeDescription node, IJournal journal, IJournalFigures figures, JournalFeed feed, NodeReplica replica, TimeProvider time) : Grain, INodeGrain
{
    private static readonly string Version =
        typeof(NodeGrain).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    private static readonly DateTimeOffset StartedAt = Process.GetCurrentProcess().StartTime;

    public async Task<NodeState> StateAsync()
    {
        var scopes = journal.Scopes.Select(StateOf).OrderByDescending(scope => scope.Entries).ThenBy(scope => scope.Scope.Value, StringComparer.Ordinal).ToImmutableArray();
        return new NodeState(
            node.Name, node.Role, Version, journal.Origin, StartedAt, figures.Kind, scopes.Sum(scope => scope.Entries),
            await figures.SizeAsync(), Environment.WorkingSet, scopes, Problems());
    }

    private ScopeState StateOf(Scope scope)
    {
        var held = journal.VectorOf(scope).Highest;
        return new ScopeState(scope, held.Values.Sum(), held.Count);
    }

    private ImmutableArray<string> Problems()
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        if (feed.CaughtUp.IsFaulted) problems.Add($"The journal cannot be read: {feed.CaughtUp.Exception?.InnerException?.Message}");
        else if (!feed.CaughtUp.IsCompleted) problems.Add("The node still reads its journal: pages may lack what is in it.");
        if (figures.Kind == "memory") problems.Add("The journal is in memory: nothing outlives this process.");
        if (replica.Replica?.Identity.ProblemAt(time.GetUtcNow()) is { } certificate) problems.Add($"Other nodes exchange nothing with this one. {certificate}");
        if (replica.Replica?.Parked.List is { Length: > 0 and var refused })
            problems.Add($"Entries of other nodes were refused ({refused}): see the page of nodes.");
        return problems.ToImmutable();
    }
}
