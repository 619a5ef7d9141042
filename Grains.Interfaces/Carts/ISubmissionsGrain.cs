using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Carts;

/// <summary>A submission that was asked for away from central and not decided yet.</summary>
/// <param name="After">A server's signed time after which it was made; null: it refers to none.</param>
[GenerateSerializer, Immutable, Alias("OpenSubmission")]
public sealed record OpenSubmission(
    [property: Id(0)] GroupId Group,
    [property: Id(1)] string GroupName,
    [property: Id(2)] SubmissionView Submission,
    [property: Id(3)] DateTimeOffset? After);

/// <summary>The submissions of a show that were asked for away from central; those in review wait for an administrator.</summary>
[KeyedBy(KeyLayout.Show), Allow(Roles.Administrator), Alias("ISubmissionsGrain")]
public interface ISubmissionsGrain : IGrainWithStringKey
{
    /// <summary>Those that are open, the oldest first.</summary>
    [Alias("List")]
    Task<ImmutableArray<OpenSubmission>> ListAsync();
}
