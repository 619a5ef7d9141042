using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace B2BBooking.WebFront.Localisation;

/// <summary>The user's language: in a cookie for this browser, with the account for every other one.</summary>
public static class LanguageChoice
{
    /// <summary>A whole page load on purpose: a circuit keeps the culture that it was opened with.</summary>
    public static void MapLanguageChoice(this WebApplication app) => app.MapPost("/language",
        async (HttpContext context, IGrainFactory grains, [FromForm] string? language, [FromForm] string? back) =>
        {
            if (Languages.Has(language))
            {
                Remember(context, language!);
                if (Session.Of(context.User) is { } user)
                {
                    Caller.Set(user);
                    await grains.GetGrain<IUserGrain>(user.Value).ChooseLanguageAsync(CommandId.New(), language!);
                }
            }

            return Results.LocalRedirect(LocalUrl.Of(back));
        });

    public static void Remember(HttpContext context, string language) => context.Response.Cookies.Append(
        CookieRequestCultureProvider.DefaultCookieName,
        CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
        new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
}
