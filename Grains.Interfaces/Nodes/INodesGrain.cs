using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Nodes;

/// <summary>A node as this one knows it: by its introduction, by what it or others acknowledged, by the link if there is one.</summary>
/// <param name="Id">Its subject by its certificate.</param>
/// <param name="Role">central, venue or laptop.</param>
/// <param name="Scopes">What its certificate covers.</param>
/// <param name="StartedAt">Its newest start that is known here.</param>
/// <param name="HeardAt">When it was last heard, directly or by an acknowledgement that travelled; null: it has acknowledged nothing that is known here.</param>
/// <param name="Lacks">Entries held here, and for it to hold, that it is not known to hold.</param>
/// <param name="LacksSince">Since when it lacks some, as far as this node can tell; null: it lacks none.</param>
/// <param name="Ahead">Entries that it has acknowledged and that are not here.</param>
/// <param name="Link">Id of the link between the two, where there is one; see <see cref="INodeLinksGrain"/>.</param>
[GenerateSerializer, Immutable, Alias("KnownNode")]
public sealed record KnownNode(
    [property: Id(0)] string Id,
    [property: Id(1)] string Role,
    [property: Id(2)] ImmutableArray<string> Scopes,
    [property: Id(3)] DateTimeOffset StartedAt,
    [property: Id(4)] DateTimeOffset? HeardAt,
    [property: Id(5)] long Lacks,
    [property: Id(6)] DateTimeOffset? LacksSince,
    [property: Id(7)] long Ahead,
    [property: Id(8)] LinkState? Link,
    [property: Id(9)] bool IsThisNode);

/// <summary>What another node has of a scope, by its own signed word.</summary>
/// <param name="Holds">Entries, of those that are here.</param>
/// <param name="AcknowledgedAt">When it last acknowledged entries of the scope, by its clock; null: never, as far as this node knows.</param>
[GenerateSerializer, Immutable, Alias("NodeScope")]
public sealed record NodeScope(
    [property: Id(0)] Scope Scope,
    [property: Id(1)] long Holds,
    [property: Id(2)] long Lacks,
    [property: Id(3)] DateTimeOffset? LacksSince,
    [property: Id(4)] long Ahead,
    [property: Id(5)] DateTimeOffset? AcknowledgedAt);

/// <summary>Entries of another node that were refused here and kept aside.</summary>
/// <param name="Author">The node that wrote them, or its origin where it is not known.</param>
/// <param name="From">The node that handed them over last.</param>
/// <param name="Blocks">The author has signed for them: nothing that it wrote after them in this scope can be taken until they are retried or removed.</param>
[GenerateSerializer, Immutable, Alias("RefusedEntries")]
public sealed record RefusedEntries(
    [property: Id(0)] string Id,
    [property: Id(1)] Scope Scope,
    [property: Id(2)] string Author,
    [property: Id(3)] long FirstSeq,
    [property: Id(4)] long LastSeq,
    [property: Id(5)] string From,
    [property: Id(6)] bool IsFork,
    [property: Id(7)] string Reason,
    [property: Id(8)] DateTimeOffset At,
    [property: Id(9)] int Times,
    [property: Id(10)] bool Blocks);

[GenerateSerializer, Immutable, Alias("RefusedEntry")]
public sealed record RefusedEntry([property: Id(0)] long Seq, [property: Id(1)] string Stream, [property: Id(2)] string Kind, [property: Id(3)] int Bytes);

/// <summary>The first 200 of the refused entries; none where they were not kept.</summary>
[GenerateSerializer, Immutable, Alias("RefusedContent")]
public sealed record RefusedContent([property: Id(0)] RefusedEntries Refused, [property: Id(1)] ImmutableArray<RefusedEntry> Entries);

/// <summary>What became of a retry. <see cref="Reason"/>: why they are still refused; null where they were taken.</summary>
[GenerateSerializer, Immutable, Alias("RetriedEntries")]
public sealed record RetriedEntries([property: Id(0)] int Taken, [property: Id(1)] string? Reason);

/// <summary>The nodes that this one knows, and what it refused of them. Key: <see cref="GrainKeys.Single"/>.</summary>
[KeyedBy(KeyLayout.Single), Allow(Roles.Administrator), Alias("INodesGrain")]
public interface INodesGrain : IGrainWithStringKey
{
    /// <summary>This node first, then servers, then laptops, by name.</summary>
    [Alias("List")]
    Task<ImmutableArray<KnownNode>> ListAsync();

    /// <summary>Scope by scope, what a node may hold and what it has acknowledged of it, first where something is lacking; of this node itself
    /// nothing.</summary>
    [Alias("Scopes")]
    Task<Outcome<ImmutableArray<NodeScope>>> ScopesAsync(string id);

    /// <summary>The newest first.</summary>
    [Alias("Refused")]
    Task<ImmutableArray<RefusedEntries>> RefusedAsync();

    [Alias("Inspect")]
    Task<Outcome<RefusedContent>> InspectAsync(string id);

    /// <summary>Proves them anew and takes them in where they pass now.</summary>
    [Alias("Retry")]
    Task<Outcome<RetriedEntries>> RetryAsync(string id);

    /// <summary>Forgets them; whoever holds them may hand them over again.</summary>
    [Alias("Remove")]
    Task<Outcome<RefusedEntries>> RemoveAsync(string id);
}
