using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Values;

namespace B2BBooking.Grains.Shows;

public static class ShowRules
{
    /// <summary>A week, in minutes.</summary>
    private const int LongestGrace = 7 * 24 * 60;

    /// <summary>Ids that the names of other scopes begin with: a show of that name would share a scope with them.</summary>
    private static readonly string[] Reserved = ["admin", "group", "user"];

    /// <summary>Defines or changes a show. <paramref name="hasProducts"/>: prices exist, so the currency stays.
    /// <paramref name="knowsPrevious"/>: the previous show that it names exists.</summary>
    public static Decision Define(Show show, ShowId id, ShowDefinition wanted, bool hasProducts, bool knowsPrevious)
    {
        wanted = Whole(wanted);
        if (Refuse(id, wanted, knowsPrevious) is { } refusal) return refusal;
        if (show.Definition is { } now && hasProducts && now.Currency != wanted.Currency)
            return Check.Bad("currency", wanted.Currency, $"{now.Currency}: products have prices in it");
        return show.Definition == wanted ? Decision.Nothing : ShowEntries.Define(wanted);
    }

    private static Refusal? Refuse(ShowId id, ShowDefinition wanted, bool knowsPrevious) =>
        Check.Id("show", id.Value)
        ?? (Reserved.Contains(id.Value) ? Check.Bad("show", id.Value, "an id other than admin, group and user") : null)
        ?? Check.Line("name", wanted.Name, 120, required: true)
        ?? Check.Line("place", wanted.Place, 200, required: false)
        ?? (IsCurrency(wanted.Currency) ? null : Check.Bad("currency", wanted.Currency, "an ISO 4217 code such as EUR"))
        ?? RefuseTimes(wanted.Times)
        ?? (IsTimeZone(wanted.TimeZone) ? null : Check.Bad("timeZone", wanted.TimeZone, "an IANA time zone such as Europe/Paris"))
        ?? Check.Range("close.graceMinutes", wanted.Close?.GraceMinutes ?? 0, 0, LongestGrace)
        ?? RefusePrevious(id, wanted.Previous, knowsPrevious);

    private static Refusal? RefusePrevious(ShowId id, ShowId? previous, bool known)
    {
        if (previous is not { } show) return null;
        if (show == id) return Check.Bad("previous", show.Value, "another show");
        return known ? null : Refusal.Of(RefusalCodes.NotFound, "show", show.Value);
    }

    private static Refusal? RefuseTimes(StageTimes? times)
    {
        if (times is null) return Check.Bad("times", "", "when each stage begins");
        if (times.During <= times.Before) return Later("during", times.During, "before", times.Before);
        if (times.After <= times.During) return Later("after", times.After, "during", times.During);
        return times.Closed <= times.After ? Later("closed", times.Closed, "after", times.After) : null;
    }

    private static Refusal Later(string stage, DateTimeOffset at, string previous, DateTimeOffset previousAt) =>
        Check.Bad($"times.{stage}", $"{at:u}", $"later than the beginning of stage '{previous}' ({previousAt:u})");

    private static bool IsCurrency(string? value) => value is { Length: 3 } && value.All(char.IsAsciiLetterUpper);

    private static bool IsTimeZone(string? value) => value is { Length: > 0 and <= 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(value, out _);

    /// <summary>Times as the journal keeps them: UTC, whole milliseconds.</summary>
    private static ShowDefinition Whole(ShowDefinition show) => show.Times is not { } t ? show : show with
    {
        Times = new StageTimes(Whole(t.Before), Whole(t.During), Whole(t.After), Whole(t.Closed)),
    };

    private static DateTimeOffset Whole(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
