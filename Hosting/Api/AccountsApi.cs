using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Api.Errors;
using B2BBooking.Hosting.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace B2BBooking.Hosting.Api;

static class AccountsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/password", (PasswordChange body, IGrainFactory grains, HttpContext context) =>
                Account(grains, Sessions.UserOf(context.User)!.Value).ChangePasswordAsync(body.Current, body.Next).ToHttp())
            .WithSummary("Change the own password (8-128 characters); ends all sessions of the account");
        api.MapPut("/users/{user}/password", (UserId user, NewPassword body, IGrainFactory grains) =>
                Account(grains, user).SetPasswordAsync(body.Password).ToHttp())
            .WithSummary("Give a user a password (8-128 characters), creating the account where there is none; ends a lock-out");
        api.MapDelete("/users/{user}/account", (UserId user, IGrainFactory grains) => Account(grains, user).RemoveAsync().ToHttp())
            .WithSummary("Remove an account and end its sessions; what the user did stays");
    }

    internal sealed record PasswordChange(string Current, string Next);

    internal sealed record NewPassword(string Password);

    private static IAccountGrain Account(IGrainFactory grains, UserId user) => grains.GetGrain<IAccountGrain>(user.Value);
}
