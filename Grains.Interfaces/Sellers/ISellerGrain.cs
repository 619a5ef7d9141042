using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Sellers;

[GenerateSerializer, Immutable, Alias("SellerDefinition")]
public sealed record SellerDefinition(
    [property: Id(0)] string Name,
    [property: Id(1)] string Description,
    [property: Id(2)] string Stand,
    [property: Id(3)] string Email,
    [property: Id(4)] string Phone,
    [property: Id(5)] string? Logo);

[GenerateSerializer, Immutable, Alias("SellerView")]
public sealed record SellerView([property: Id(0)] SellerId Id, [property: Id(1)] SellerDefinition Definition, [property: Id(2)] int Products);

/// <summary>A representative of a seller and the client groups that are assigned.</summary>
[GenerateSerializer, Immutable, Alias("Representation")]
public sealed record Representation([property: Id(0)] UserId Representative, [property: Id(1)] ImmutableArray<GroupId> Groups);

[GenerateSerializer, Immutable, Alias("StaffView")]
public sealed record StaffView(
    [property: Id(0)] ImmutableArray<UserId> Staff, [property: Id(1)] ImmutableArray<Representation> Representatives);

/// <summary>A seller's public face at a show. Key: show/seller.</summary>
[KeyedBy(KeyLayout.ShowSeller), Alias("ISellerGrain")]
public interface ISellerGrain : IGrainWithStringKey
{
    [Allow(Roles.SignedIn), Alias("Get")]
    Task<SellerView?> GetAsync();

    [Allow(Roles.Seller | Roles.Administrator), Alias("Define")]
    Task<Outcome<SellerView>> DefineAsync(CommandId command, SellerDefinition definition);
}

/// <summary>Who sells for a seller at a show: staff, and representatives with their groups. Key: show/seller.</summary>
[KeyedBy(KeyLayout.ShowSeller), Allow(Roles.Administrator), Alias("IStaffGrain")]
public interface IStaffGrain : IGrainWithStringKey
{
    /// <summary>A representative sees of the representatives themselves alone.</summary>
    [Allow(Roles.Seller | Roles.Representative | Roles.Administrator), Alias("Get")]
    Task<StaffView> GetAsync();

    [Alias("AddStaff")]
    Task<Outcome<StaffView>> AddStaffAsync(CommandId command, UserId user);

    [Alias("RemoveStaff")]
    Task<Outcome<StaffView>> RemoveStaffAsync(CommandId command, UserId user);

    /// <summary>Makes the user a representative with exactly these groups; with none the representation ends.</summary>
    [Alias("Assign")]
    Task<Outcome<StaffView>> AssignAsync(CommandId command, UserId representative, ImmutableArray<GroupId> groups);
}
