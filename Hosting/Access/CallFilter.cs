using System.Collections.Concurrent;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Users;

namespace B2BBooking.Hosting.Access;

/// <summary>The one gate before every grain, the same in all hosts (see DESIGN.md): the interface method says which roles it
/// allows, the key of the grain says of what, the journal's entries say who has them.</summary>
sealed class CallFilter(UserDirectory directory) : IIncomingGrainCallFilter
{
    // Grants alone are kept, so that whoever guesses keys fills nothing. Rights are immutable: while the directory still
    // gives the same ones, so is what follows from them.
    private readonly ConcurrentDictionary<(UserId Caller, GrainId Grain, KeyLayout Layout), Grant> _grants = [];

    public Task Invoke(IIncomingGrainCallContext context)
    {
        var rule = MethodRule.Of(context.InterfaceMethod);
        if (!rule.Guarded || IsAllowed(rule, context.TargetId)) return context.Invoke();
        throw Refusal(context);
    }

    private bool IsAllowed(MethodRule rule, GrainId grain)
    {
        if (Caller.Current is not { } caller) return rule.Allowed.HasFlag(Roles.Anyone);
        if (caller == Caller.System) return true;
        if ((rule.Allowed & (Roles.Anyone | Roles.SignedIn)) != 0) return true;
        return (rule.Allowed & RolesOf(caller, grain, rule)) != 0;
    }

    private Roles RolesOf(UserId caller, GrainId grain, MethodRule rule)
    {
        // Without a layout the key names nothing that a caller could be something to.
        if (rule.Layout is not { } layout) return Roles.None;
        var rights = directory.RightsOf(caller);
        if (_grants.TryGetValue((caller, grain, layout), out var grant) && ReferenceEquals(grant.Rights, rights)) return grant.Roles;
        var roles = rights.RolesFor(caller, layout, grain.Key.ToString()!);
        if ((roles & rule.Allowed) != 0) _grants[(caller, grain, layout)] = new Grant(rights, roles);
        return roles;
    }

    private static NotAllowedException Refusal(IIncomingGrainCallContext context) =>
        new(Caller.Current is { } caller
            ? $"{caller.Value} may not call {context.InterfaceMethod.DeclaringType!.Name}.{context.InterfaceMethod.Name} of {context.TargetId.Key}."
            : $"Nobody is signed in to call {context.InterfaceMethod.DeclaringType!.Name}.{context.InterfaceMethod.Name}.");

    private sealed record Grant(Rights Rights, Roles Roles);
}
