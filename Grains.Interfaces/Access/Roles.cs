namespace B2BBooking.Grains.Interfaces.Access;

/// <summary>What a caller is to the subject that a grain's key names.</summary>
[Flags]
public enum Roles
{
    None = 0,

    /// <summary>Any caller with an account; where the grain decides itself by the caller's id.</summary>
    SignedIn = 1,

    /// <summary>A member of the client group in the key.</summary>
    Member = 2,

    /// <summary>Staff of the seller in the key.</summary>
    Seller = 4,

    /// <summary>A representative to whom the seller or the client group in the key is assigned.</summary>
    Representative = 8,

    Administrator = 16,

    /// <summary>The account that the key names.</summary>
    Self = 32,

    /// <summary>Without an account: the sign-in alone.</summary>
    Anyone = 64,

    /// <summary>The node itself and nobody else: no user has this role.</summary>
    System = 128,
}

/// <summary>Who may call a grain's method; on the interface it holds for all methods without one of their own.
/// A method without any is refused to everyone but the system itself. An architecture test asks for it everywhere.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface)]
public sealed class AllowAttribute(Roles roles) : Attribute
{
    public Roles Roles { get; } = roles;
}

/// <summary>What the parts of a grain's key are, so that the call filter knows the subject of a call.</summary>
public enum KeyLayout
{
    Single,
    Show,
    ShowGroup,
    ShowGroupOrder,
    ShowSeller,
    ShowRest,
    Group,
    User,

    /// <summary>Whatever key the grain has by its other interfaces: for calls that only the node itself makes.</summary>
    Any,
}

[AttributeUsage(AttributeTargets.Interface)]
public sealed class KeyedByAttribute(KeyLayout layout) : Attribute
{
    public KeyLayout Layout { get; } = layout;
}
