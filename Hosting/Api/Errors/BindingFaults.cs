using System.Text.RegularExpressions;

namespace B2BBooking.Hosting.Api.Errors;

/// <summary>What the framework says of a request that it could not read is said to whoever wrote the endpoint, with the
/// names of our types; whoever calls is told what is wrong with the request.</summary>
static partial class BindingFaults
{
    private const string Ids = "1-64 of a-z, 0-9, '-', '_', '.', '@', starting with a letter or digit";

    public static string Explain(string message)
    {
        if (message.StartsWith("Implicit body inferred", StringComparison.Ordinal)) return "The request has no body, or it is null: send JSON.";
        if (Missing().Match(message) is { Success: true } missing) return $"The parameter '{missing.Groups["name"]}' is missing: add ?{missing.Groups["name"]}=… to the address.";
        if (Unbound().Match(message) is not { Success: true } unbound) return message;
        return $"{unbound.Groups["name"]} is '{unbound.Groups["value"]}'; expected: {Expected(unbound.Groups["type"].Value)}.";
    }

    private static string Expected(string type) =>
        type.EndsWith("Id", StringComparison.Ordinal) ? Ids
        : type == nameof(Guid) ? "a UUID"
        : "another kind of value";

    [GeneratedRegex("""^Required parameter "\S+ (?<name>\S+)" was not provided""")]
    private static partial Regex Missing();

    [GeneratedRegex("""^Failed to bind parameter "(?<type>\S+) (?<name>\S+)" from "(?<value>.*)"\.$""", RegexOptions.Singleline)]
    private static partial Regex Unbound();
}
