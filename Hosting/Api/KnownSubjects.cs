using B2BBooking.Grains.Groups;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Sellers;
using B2BBooking.Grains.Shows;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Users;
using B2BBooking.Hosting.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace B2BBooking.Hosting.Api;

/// <summary>A show, seller or group that is not there reads as an empty one to a grain. A caller who misspelled its name must
/// not take that for an answer. What creates one (PUT) is left to the grains, which refuse the rest by themselves.</summary>
sealed class KnownSubjects(JournalFeed feed, IShowSchedules shows, SellerIndex sellers, GroupIndex groups, UserDirectory users)
{
    public Refusal? Refuse(HttpContext context)
    {
        if (HttpMethods.IsPut(context.Request.Method) || Sessions.UserOf(context.User) is not { } user || !feed.CaughtUp.IsCompletedSuccessfully) return null;
        var values = context.Request.RouteValues;
        if (Named(values, "show") is { } showName && ShowId.TryParse(showName, out var show))
        {
            if (shows.Find(show) is null) return Refusal.Of(RefusalCodes.NotFound, "show", showName);
            if (Named(values, "seller") is { } sellerName && SellerId.TryParse(sellerName, out var seller) && sellers.Find(show, seller) is null)
                return Refusal.Of(RefusalCodes.NotFound, "seller", sellerName);
        }

        // Which groups there are is for administrators to know; others are refused, whether it is there or not.
        return Named(values, "group") is { } groupName && GroupId.TryParse(groupName, out var group) && groups.Find(group) is null && users.IsAdministrator(user)
            ? Refusal.Of(RefusalCodes.NotFound, "group", groupName)
            : null;
    }

    private static string? Named(RouteValueDictionary values, string name) => values[name] as string;
}
