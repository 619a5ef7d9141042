using System.Globalization;
using System.Security.Claims;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using Microsoft.AspNetCore.Components.Authorization;

namespace B2BBooking.WebFront.Identity;

/// <summary>The signed-in user of this circuit or request, and the grains as that user may call them.</summary>
public sealed class Session(IGrainFactory grains, AuthenticationStateProvider authentication)
{
    /// <summary>The language of the page, as grains and the catalogue name it: en, fr or de.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>Makes the references of observers; a call goes through <see cref="Grain{T}(string)"/>.</summary>
    public IGrainFactory Observers => grains;

    public UserId? User => authentication.GetAuthenticationStateAsync() is { IsCompletedSuccessfully: true } state
        ? Of(state.Result.User)
        : null;

    /// <summary>The grain with that key; calls that follow in the caller's flow are made in the user's name.</summary>
    public T Grain<T>(string key) where T : IGrainWithStringKey
    {
        Caller.Set(User ?? throw new NotAllowedException("Nobody is signed in."));
        return grains.GetGrain<T>(key);
    }

    public T Grain<T>(ShowId show) where T : IGrainWithStringKey => Grain<T>(show.Value);

    public T Grain<T>(ShowId show, GroupId group) where T : IGrainWithStringKey => Grain<T>(GrainKeys.Of(show, group));

    public T Grain<T>(ShowId show, SellerId seller) where T : IGrainWithStringKey => Grain<T>(GrainKeys.Of(show, seller));

    /// <summary>A grain of which there is one, such as the directory.</summary>
    public T Single<T>() where T : IGrainWithStringKey => Grain<T>(GrainKeys.Single);

    public Task<Standing?> StandingAsync(ShowId show) => Single<IDirectoryGrain>().MeAsync(show);

    public static UserId? Of(ClaimsPrincipal principal) =>
        principal.FindFirstValue(ClaimTypes.NameIdentifier) is { Length: > 0 } id ? new UserId(id) : null;
}
