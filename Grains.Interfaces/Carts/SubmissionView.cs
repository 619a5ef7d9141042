using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Carts;

/// <summary>How far a submission has come that was asked for away from central.</summary>
[GenerateSerializer, Alias("SubmissionState")]
public enum SubmissionState
{
    /// <summary>Kept here; no server is known to have it yet.</summary>
    Waiting,

    /// <summary>A server has it; central has not decided yet, as far as is known here.</summary>
    Received,

    /// <summary>It came about the close of the show; an administrator decides.</summary>
    InReview,

    Refused,
    Ordered,
}

/// <summary>A submission that was asked for away from central: never an order before central says so.</summary>
/// <param name="Lines">That the cart had.</param>
/// <param name="Total">Of the cart, at the prices that its author saw.</param>
/// <param name="ReceivedAt">When a server first had it.</param>
[GenerateSerializer, Immutable, Alias("SubmissionView")]
public sealed record SubmissionView(
    [property: Id(0)] Guid Id,
    [property: Id(1)] SubmissionState State,
    [property: Id(2)] ChangeMade Asked,
    [property: Id(3)] int Lines,
    [property: Id(4)] Money Total,
    [property: Id(5)] DateTimeOffset? ReceivedAt,
    [property: Id(6)] Refusal? Refusal)
{
    public bool IsOpen => State is SubmissionState.Waiting or SubmissionState.Received or SubmissionState.InReview;
}
