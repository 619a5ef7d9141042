using System.Security.Claims;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Localisation;
using B2BBooking.WebFront.Resources;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Pages.Account;

/// <summary>A plain form with an antiforgery token: the answer has to carry the cookie, which no circuit can.</summary>
public sealed partial class SignInPage
{
    private string? _message;

    [SupplyParameterFromForm(FormName = "sign-in")] private SignInForm Form { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "ReturnUrl")] private string? ReturnUrl { get; set; }

    [CascadingParameter] private HttpContext Context { get; set; } = null!;

    [Inject] private IGrainFactory Grains { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    protected override void OnInitialized() => Form ??= new SignInForm();

    private async Task SubmitAsync()
    {
        // No spelling of a user's name tells more than a wrong password does.
        var name = Form.User?.Trim().ToLowerInvariant();
        if (!IdSpelling.IsId(name) || string.IsNullOrEmpty(Form.Password))
        {
            _message = L["sign-in.refused"];
            return;
        }

        var result = await Grains.GetGrain<IAccountGrain>(name!).SignInAsync(Form.Password);
        if (result.Verdict == SignInVerdict.Accepted)
            await AcceptAsync(new UserId(name!));
        else
            _message = Message(result);
    }

    private string Message(SignInResult result) => result is { Verdict: SignInVerdict.LockedOut, LockedUntil: { } until }
        ? L.Count("sign-in.locked", Math.Max(1, (int)Math.Ceiling((until - Clock.GetUtcNow()).TotalMinutes)))
        : L["sign-in.refused"];

    private async Task AcceptAsync(UserId user)
    {
        Caller.Set(user);
        var known = await Grains.GetGrain<IUserGrain>(user.Value).GetAsync();
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, user.Value), new Claim(ClaimTypes.Name, known?.Definition.Name ?? user.Value)], "password");
        await Context.SignInAsync(new ClaimsPrincipal(identity));
        if (Languages.Has(known?.Definition.Language))
            LanguageChoice.Remember(Context, known!.Definition.Language);
        Navigation.NavigateTo(LocalUrl.Of(ReturnUrl));
    }

    private sealed class SignInForm
    {
        public string? User { get; set; }

        public string? Password { get; set; }
    }
}
