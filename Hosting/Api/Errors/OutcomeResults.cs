using B2BBooking.Grains.Interfaces.Values;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace B2BBooking.Hosting.Api.Errors;

/// <summary>The one place where what a grain answered becomes an HTTP answer.</summary>
static class OutcomeResults
{
    public static async Task<Results<Ok<T>, ProblemHttpResult>> ToHttp<T>(this Task<Outcome<T>> answer)
    {
        var outcome = await answer;
        return outcome.Ok ? TypedResults.Ok(outcome.Value) : Problem(outcome.Refusal);
    }

    /// <summary>404 where the grain has nothing.</summary>
    public static async Task<Results<Ok<T>, ProblemHttpResult>> OrNotFound<T>(this Task<T?> answer, string what, string id) where T : class =>
        await answer is { } value ? TypedResults.Ok(value) : Problem(Refusal.Of(RefusalCodes.NotFound, what, id));

    public static ProblemHttpResult Problem(Refusal refusal) => TypedResults.Problem(
        detail: RefusalTexts.TextOf(refusal),
        statusCode: RefusalTexts.StatusOf(refusal),
        title: "Refused",
        extensions: new Dictionary<string, object?>
        {
            ["code"] = refusal.Code,
            ["arguments"] = refusal.Arguments.IsDefault ? [] : refusal.Arguments.ToArray(),
        });
}
