using Microsoft.AspNetCore.Authorization;

namespace B2BBooking.Hosting.SignIn;

/// <summary>The principal's session is still the account's.</summary>
sealed class CurrentSession : IAuthorizationRequirement;

sealed class CurrentSessionHandler(Sessions sessions) : AuthorizationHandler<CurrentSession>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, CurrentSession requirement)
    {
        if (sessions.IsCurrent(context.User)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
