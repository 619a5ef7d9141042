using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Values;

namespace B2BBooking.Grains.Users;

public static class AdministratorRules
{
    public static Decision Grant(Administrators administrators, UserId user, bool userExists)
    {
        if (Check.Id("user", user.Value) is { } refusal) return refusal;
        if (!userExists) return Refusal.Of(RefusalCodes.NotFound, "user", user.Value);
        return administrators.Contains(user) ? Decision.Nothing : AdministratorEntries.Grant(user);
    }

    /// <summary>Never the last one: nobody could appoint another.</summary>
    public static Decision Revoke(Administrators administrators, UserId user)
    {
        if (!administrators.Contains(user)) return Decision.Nothing;
        if (administrators.List.Length == 1) return Check.Bad("user", user.Value, "not the last administrator: appoint another first");
        return AdministratorEntries.Revoke(user);
    }
}
