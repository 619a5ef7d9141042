using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Localization;

namespace B2BBooking.WebFront.Localisation;

/// <summary>The languages of the site. The user's choice is kept in a cookie (and with the account); before it, the
/// browser's wish counts. The same culture formats numbers, money and dates.</summary>
public static class Languages
{
    public const string Default = "en";

    /// <summary>Each in its own name, as a chooser shows it.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } =
        [("en", "English"), ("fr", "Français"), ("de", "Deutsch")];

    public static bool Has(string? code) => All.Any(language => language.Code == code);

    internal static void Configure(RequestLocalizationOptions options)
    {
        var cultures = All.Select(language => CultureInfo.GetCultureInfo(language.Code)).ToList();
        options.DefaultRequestCulture = new RequestCulture(Default);
        options.SupportedCultures = cultures;
        options.SupportedUICultures = cultures;
        options.RequestCultureProviders =
            [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
    }
}
