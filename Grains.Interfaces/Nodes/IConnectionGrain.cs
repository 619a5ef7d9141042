using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Nodes;

/// <summary>How this node stands with the others, in one word for the header of its pages.</summary>
[GenerateSerializer, Alias("ConnectionSign")]
public enum ConnectionSign
{
    /// <summary>It has nobody to exchange with: one machine, or central.</summary>
    Alone,

    /// <summary>In touch with nobody: it works on, and what is changed waits to be sent.</summary>
    Offline,

    /// <summary>In touch, and one side still lacks entries of the other.</summary>
    CatchingUp,

    InStep,
}

/// <summary>Another node with which this one is in touch. Role: central, venue or laptop.</summary>
[GenerateSerializer, Immutable, Alias("ConnectedNode")]
public sealed record ConnectedNode([property: Id(0)] string Node, [property: Id(1)] string Role);

/// <summary>How this node stands with the others.</summary>
/// <param name="Role">This node's: central, venue or laptop.</param>
/// <param name="Waiting">Changes made here of which no server is known to have them.</param>
/// <param name="InStepAt">When it was last in step with another node; null: not since it started.</param>
/// <param name="Reason">Why there is no connection, where the node knows.</param>
[GenerateSerializer, Immutable, Alias("ConnectionView")]
public sealed record ConnectionView(
    [property: Id(0)] string Node,
    [property: Id(1)] string Role,
    [property: Id(2)] ConnectionSign Sign,
    [property: Id(3)] ImmutableArray<ConnectedNode> Connected,
    [property: Id(4)] long Waiting,
    [property: Id(5)] DateTimeOffset? InStepAt,
    [property: Id(6)] LinkReason? Reason)
{
    /// <summary>What central alone decides can be changed here.</summary>
    public bool IsCentral => Role == "central";

    /// <summary>Holds the data of its own users and what is public, and no client group's but its own.</summary>
    public bool IsLaptop => Role == "laptop";

    /// <summary>In touch with other laptops, and with no server: they keep one cart, and nothing of it reaches the organizer yet.</summary>
    public bool IsAmongLaptops => IsLaptop && !Connected.IsEmpty && Connected.All(n => n.Role == "laptop");

    public bool Equals(ConnectionView? other) =>
        other is not null && Node == other.Node && Role == other.Role && Sign == other.Sign && Connected.SequenceEqual(other.Connected)
        && Waiting == other.Waiting && InStepAt == other.InStepAt && Equals(Reason, other.Reason);

    public override int GetHashCode() => HashCode.Combine(Node, Sign, Waiting, InStepAt);
}

/// <summary>Tells the pages of this node how it stands with the others. Key: <see cref="GrainKeys.Single"/>.</summary>
[KeyedBy(KeyLayout.Single), Allow(Roles.SignedIn), Alias("IConnectionGrain")]
public interface IConnectionGrain : IGrainWithStringKey
{
    [Alias("Get")]
    Task<ConnectionView> GetAsync();

    /// <summary>Changes are told, twice a second at most, until the observer is not renewed for 2 minutes.</summary>
    [Alias("Subscribe")]
    Task SubscribeAsync(IConnectionObserver observer);

    [Alias("Unsubscribe")]
    Task UnsubscribeAsync(IConnectionObserver observer);
}

[Alias("IConnectionObserver")]
public interface IConnectionObserver : IGrainObserver
{
    [Alias("Changed")]
    Task ChangedAsync(ConnectionView connection);
}
