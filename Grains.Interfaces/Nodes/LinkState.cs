using System.Collections.Immutable;

namespace B2BBooking.Grains.Interfaces.Nodes;

public enum LinkStatus
{
    /// <summary>No connection; tried again and again. The reason says why the last try failed, if one did.</summary>
    Connecting,

    /// <summary>Connected, and one side still lacks entries of the other.</summary>
    CatchingUp,

    /// <summary>Connected; each side has all that the other may hand it.</summary>
    InStep,

    /// <summary>The other side is not one to exchange with, or will not; tried again now and then.</summary>
    Refused,

    /// <summary>Not needed: a link that is preferred is open. Tried again when that one is lost.</summary>
    Standby,

    /// <summary>Cut here by hand; nothing is tried until it is mended.</summary>
    Cut,

    /// <summary>A node that connected to this one before and is not connected now.</summary>
    Away,
}

/// <summary>Why a link is as it is: a code of <see cref="LinkReasons"/>, translated by the page, and its arguments in order.</summary>
[GenerateSerializer, Immutable, Alias("LinkReason")]
public sealed record LinkReason([property: Id(0)] string Code, [property: Id(1)] ImmutableArray<string> Arguments)
{
    public static LinkReason Of(string code, params string[] arguments) => new(code, [.. arguments]);

    public bool Equals(LinkReason? other) => other is not null && Code == other.Code && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Arguments.IsDefaultOrEmpty ? Code : $"{Code}({string.Join(", ", Arguments)})";
}

/// <summary>One connection of this node with another, open or not.</summary>
/// <param name="Id">Names the link for cutting and mending: the address that this node connects to, or the id of the node that connects to this one.</param>
/// <param name="Address">What this node connects to, as given; empty where the other node connects.</param>
/// <param name="Peer">Id of the other node by its certificate; empty until it has been met.</param>
/// <param name="PeerRole">central, venue or laptop; empty until it has been met.</param>
/// <param name="ToSend">Entries that the other side may hold and is not known to hold.</param>
/// <param name="ToReceive">Entries that the other side has said to hold and that are not durable here yet.</param>
/// <param name="InStepAt">When the two were last in step; null: not since this node started.</param>
/// <param name="HeardAt">When the other side was last heard; null: not since this node started.</param>
[GenerateSerializer, Immutable, Alias("LinkState")]
public sealed record LinkState(
    [property: Id(0)] string Id,
    [property: Id(1)] string Address,
    [property: Id(2)] string Peer,
    [property: Id(3)] string PeerRole,
    [property: Id(4)] LinkStatus Status,
    [property: Id(5)] LinkReason? Reason,
    [property: Id(6)] long ToSend,
    [property: Id(7)] long ToReceive,
    [property: Id(8)] DateTimeOffset? InStepAt,
    [property: Id(9)] DateTimeOffset? HeardAt)
{
    public bool IsOpen => Status is LinkStatus.CatchingUp or LinkStatus.InStep;
}
