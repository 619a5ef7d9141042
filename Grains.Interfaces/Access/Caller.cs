using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Access;

/// <summary>The caller of a grain, carried in <see cref="RequestContext"/>. Hosts alone set it: from the sign-in for a
/// person, from their own start-up for the system. Roles are never in it; they come from the journal.</summary>
public static class Caller
{
    private const string Key = "b2b.caller";
    private const string SystemName = "";

    /// <summary>What the system itself does: demo data, imports from the command line, numbering.</summary>
    public static readonly UserId System = new(SystemName);

    public static UserId? Current => RequestContext.Get(Key) is string user ? new UserId(user) : null;

    public static bool IsSystem => Current is { Value: SystemName };

    public static void Set(UserId user) => RequestContext.Set(Key, user.Value);

    public static void Clear() => RequestContext.Remove(Key);
}

/// <summary>The caller may not do this; or nobody is signed in.</summary>
[GenerateSerializer, Alias("NotAllowedException")]
public sealed class NotAllowedException : Exception
{
    public NotAllowedException()
    {
    }

    public NotAllowedException(string message) : base(message)
    {
    }

    public NotAllowedException(string message, Exception inner) : base(message, inner)
    {
    }
}
