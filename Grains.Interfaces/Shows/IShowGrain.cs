using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Shows;

[GenerateSerializer, Alias("Stage")]
public enum Stage
{
    /// <summary>Not open to client groups yet: sellers and administrators prepare.</summary>
    Preparing,
    Before,
    During,
    After,
    Closed,
}

/// <summary>When the stages begin; strictly increasing.</summary>
[GenerateSerializer, Immutable, Alias("StageTimes")]
public sealed record StageTimes(
    [property: Id(0)] DateTimeOffset Before,
    [property: Id(1)] DateTimeOffset During,
    [property: Id(2)] DateTimeOffset After,
    [property: Id(3)] DateTimeOffset Closed)
{
    public Stage At(DateTimeOffset now) =>
        now >= Closed ? Stage.Closed : now >= After ? Stage.After : now >= During ? Stage.During : now >= Before ? Stage.Before : Stage.Preparing;

    /// <summary>When the stage next changes, or null once the show is closed.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset now) => At(now) switch
    {
        Stage.Preparing => Before,
        Stage.Before => During,
        Stage.During => After,
        Stage.After => Closed,
        _ => null,
    };
}

/// <summary>What becomes of submissions that may have been made before the close, or after it: they come from laptops without a
/// connection, of which nobody knows more.</summary>
/// <param name="GraceMinutes">0–10,080. How long after the close they are still honoured.</param>
/// <param name="Review">Those that come later still: true, an administrator looks at each; false, they are refused.</param>
[GenerateSerializer, Immutable, Alias("CloseRule")]
public sealed record CloseRule([property: Id(0)] int GraceMinutes, [property: Id(1)] bool Review)
{
    public static CloseRule Default { get; } = new(0, Review: true);
}

/// <param name="Close">Null: <see cref="CloseRule.Default"/>.</param>
[GenerateSerializer, Immutable, Alias("ShowDefinition")]
public sealed record ShowDefinition(
    [property: Id(0)] string Name,
    [property: Id(1)] string Place,
    [property: Id(2)] string Currency,
    [property: Id(3)] StageTimes Times,
    [property: Id(4)] ShowId? Previous,
    [property: Id(5)] string TimeZone,
    [property: Id(6)] CloseRule? Close = null);

/// <param name="CloseIsUnconfirmed">On a laptop that has met no server since it started: the show is over by its clock alone, which may be
/// wrong. It is shown as not closed yet.</param>
/// <param name="ClockOff">By how much the time that the stage goes by is ahead of this node's clock; zero up to 5 minutes.</param>
[GenerateSerializer, Immutable, Alias("ShowView")]
public sealed record ShowView(
    [property: Id(0)] ShowId Id,
    [property: Id(1)] ShowDefinition Definition,
    [property: Id(2)] Stage Stage,
    [property: Id(3)] DateTimeOffset? NextChange,
    [property: Id(4)] bool CloseIsUnconfirmed = false,
    [property: Id(5)] TimeSpan ClockOff = default);

/// <summary>A show: its name, place, currency and stages. Decided by central only.</summary>
[KeyedBy(KeyLayout.Show), Alias("IShowGrain")]
public interface IShowGrain : IGrainWithStringKey
{
    [Allow(Roles.SignedIn), Alias("Get")]
    Task<ShowView?> GetAsync();

    [Allow(Roles.Administrator), Alias("Define")]
    Task<Outcome<ShowView>> DefineAsync(CommandId command, ShowDefinition definition);
}

/// <summary>All shows of this organizer, the newest first. Key: <see cref="GrainKeys.Single"/>.</summary>
[KeyedBy(KeyLayout.Single), Alias("IShowsGrain")]
public interface IShowsGrain : IGrainWithStringKey
{
    [Allow(Roles.SignedIn), Alias("List")]
    Task<ImmutableArray<ShowView>> ListAsync();
}
