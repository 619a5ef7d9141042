using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Nodes;

[GenerateSerializer, Immutable, Alias("ScopeState")]
public sealed record ScopeState([property: Id(0)] Scope Scope, [property: Id(1)] long Entries, [property: Id(2)] int Origins);

/// <summary>The state of this node as its administrator sees it.</summary>
[GenerateSerializer, Immutable, Alias("NodeState")]
public sealed record NodeState(
    [property: Id(0)] string Name,
    [property: Id(1)] string Role,
    [property: Id(2)] string Version,
    [property: Id(3)] OriginId Incarnation,
    [property: Id(4)] DateTimeOffset StartedAt,
    [property: Id(5)] string JournalKind,
    [property: Id(6)] long Entries,
    [property: Id(7)] long JournalBytes,
    [property: Id(8)] long MemoryBytes,
    [property: Id(9)] ImmutableArray<ScopeState> Scopes,
    [property: Id(10)] ImmutableArray<string> Problems);

/// <summary>Key: <see cref="GrainKeys.Single"/>.</summary>
[KeyedBy(KeyLayout.Single), Allow(Roles.Administrator), Alias("INodeGrain")]
public interface INodeGrain : IGrainWithStringKey
{
    [Alias("State")]
    Task<NodeState> StateAsync();
}
