using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Journal.Identity;

/// <summary>What a certificate lets its node hold and write. Both ends of a connection apply it, each to the other's certificate:
/// what a node may not hold is never sent to it, whatever it asks for.</summary>
public static class ScopeAccess
{
    /// <summary>Servers hold what their certificate covers. A laptop holds that, and what is public at the shows of which it covers a part.</summary>
    public static bool MayHold(Certificate holder, Scope scope) => holder.Role switch
    {
        NodeRole.Central or NodeRole.Venue => holder.Covers(scope),
        NodeRole.Laptop => scope != Scope.Admin && (holder.Covers(scope) || IsPublicOfItsShows(holder, scope)),
        _ => false,
    };

    /// <summary>A node writes the scopes that its certificate covers, and its introductions into <c>admin</c>.</summary>
    public static bool MayWrite(Certificate author, Scope scope, string kind) => author.Role switch
    {
        NodeRole.Central or NodeRole.Venue => author.Covers(scope) || IsIntroduction(scope, kind),
        NodeRole.Laptop => IsIntroduction(scope, kind) || (scope != Scope.Admin && author.Covers(scope)),
        _ => false,
    };

    private static bool IsIntroduction(Scope scope, string kind) => scope == Scope.Admin && kind == Incarnation.Kind;

    private static bool IsPublicOfItsShows(Certificate holder, Scope scope) =>
        scope.Parts is [var show, "public"] && holder.Scopes.Any(held => held.StartsWith($"{show}/", StringComparison.Ordinal));
}
