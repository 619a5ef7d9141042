namespace B2BBooking.Grains.Interfaces.Values;

/// <summary>The unit of replication and of access: a node holds a scope whole, or nothing of it.</summary>
[GenerateSerializer, Immutable, Alias("Scope")]
public readonly record struct Scope([property: Id(0)] string Value)
{
    /// <summary>Nodes, certificates, revocations, settings.</summary>
    public static Scope Admin { get; } = new("admin");

    /// <summary>Show, stages, sellers, news, public catalogue.</summary>
    public static Scope Public(ShowId show) => new($"{show.Value}/public");

    /// <summary>The shared cart, group notes, orders and documents of a group at a show.</summary>
    public static Scope Group(ShowId show, GroupId group) => new($"{show.Value}/group/{group.Value}");

    /// <summary>A seller's plans and staff at a show.</summary>
    public static Scope Seller(ShowId show, SellerId seller) => new($"{show.Value}/seller/{seller.Value}");

    /// <summary>What lasts of a group beyond a show: members, roles, terms.</summary>
    public static Scope Lasting(GroupId group) => new($"group/{group.Value}");

    /// <summary>A person's data and private notes.</summary>
    public static Scope User(UserId user) => new($"user/{user.Value}");

    /// <summary>The segments of its name, e.g. <c>spring-2027</c>, <c>seller</c>, <c>acme</c>.</summary>
    public string[] Parts => Value.Split('/');

    public override string ToString() => Value;
}
