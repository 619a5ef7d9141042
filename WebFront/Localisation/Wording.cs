using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Resources;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Localisation;

/// <summary>Texts that depend on a number or on a refusal.</summary>
public static class Wording
{
    /// <summary>The text under <c>KEY.one</c> or <c>KEY.other</c>, with the number as argument 0, then the others.</summary>
    public static string Count(this IStringLocalizer texts, string key, long number, params object[] others) =>
        texts[IsOne(number) ? key + ".one" : key + ".other", [number, .. others]];

    /// <summary>The refusal in the user's language; an unknown code (a newer node's) is shown as it is.</summary>
    public static string Refusal(this IStringLocalizer texts, Refusal refusal)
    {
        object[] arguments = refusal.Arguments.IsDefaultOrEmpty ? [] : [.. refusal.Arguments.Select((a, place) => (object)Argument(texts, refusal.Code, place, a))];
        var text = texts["refusal." + refusal.Code];
        return text.ResourceNotFound
            ? texts["refusal.unknown", refusal.ToString()]
            : string.Format(System.Globalization.CultureInfo.CurrentCulture, text.Value, [.. arguments, "", "", "", ""]);
    }

    /// <summary>Why a link is as it is, in the user's language; an unknown code is shown as it is.</summary>
    public static string Reason(this IStringLocalizer texts, LinkReason reason)
    {
        object[] arguments = reason.Arguments.IsDefaultOrEmpty ? [] : [.. reason.Arguments];
        var text = texts[reason.Code];
        return text.ResourceNotFound
            ? reason.ToString()
            : string.Format(System.Globalization.CultureInfo.CurrentCulture, text.Value, [.. arguments, "", ""]);
    }

    // Arguments such as a stage's name are words of the system, and what a value should be is a sentence of its rules: they are
    // translated where there is a text for them.
    private static string Argument(IStringLocalizer texts, string code, int place, string argument)
    {
        if ((code, place) is (RefusalCodes.BadValue, 2) or (RefusalCodes.FileUnreadable, 0))
            return RuleWording.Of(argument);
        var word = texts["word." + argument];
        return word.ResourceNotFound ? argument : word.Value;
    }

    // French counts 0 as singular; English and German do not.
    private static bool IsOne(long number) => number == 1 || (number == 0 && Identity.Session.Language == "fr");
}
