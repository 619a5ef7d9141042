using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Catalogue;

[GenerateSerializer, Immutable, Alias("CataloguePage")]
public sealed record CataloguePage([property: Id(0)] ImmutableArray<ProductView> Products, [property: Id(1)] int Total);

/// <summary>How many products of a command were new, changed, and already as asked.</summary>
[GenerateSerializer, Immutable, Alias("DefineReceipt")]
public sealed record DefineReceipt([property: Id(0)] int Added, [property: Id(1)] int Changed, [property: Id(2)] int Unchanged);

/// <summary>A seller's catalogue at a show. Owned by one writer: the seller.</summary>
[KeyedBy(KeyLayout.ShowSeller), Alias("ICatalogueGrain")]
public interface ICatalogueGrain : IGrainWithStringKey
{
    [Allow(Roles.SignedIn), Alias("Get")]
    Task<ProductView?> GetAsync(string code);

    /// <summary>The seller's products, withdrawn ones too, filtered by text in code or name, in order of code.</summary>
    [Allow(Roles.Seller | Roles.Representative | Roles.Administrator), Alias("List")]
    Task<CataloguePage> ListAsync(string? filter, int skip, int take);

    /// <summary>Adds or changes products: all of them, or none and the first refusal. At most 1,000 a call.</summary>
    [Allow(Roles.Seller | Roles.Administrator), Alias("Define")]
    Task<Outcome<DefineReceipt>> DefineAsync(CommandId command, ImmutableArray<ProductDefinition> products);

    /// <summary>A withdrawn product stays in carts and orders, marked; it is no longer found.</summary>
    [Allow(Roles.Seller | Roles.Administrator), Alias("Withdraw")]
    Task<Outcome<ProductView>> WithdrawAsync(CommandId command, string code, bool withdrawn);
}

/// <summary>Pictures of a show, by content. Key: show/SHA-256 in lower-case hex.</summary>
[KeyedBy(KeyLayout.ShowRest), Alias("IPictureGrain")]
public interface IPictureGrain : IGrainWithStringKey
{
    [Allow(Roles.SignedIn), Alias("Get")]
    Task<Picture?> GetAsync();

    /// <summary>Stores the picture whose hash is the key. PNG, JPEG, WebP or SVG, at most 2 MiB. The filter cannot ask
    /// for a seller; the grain refuses whoever is neither staff of one at the show nor an administrator.</summary>
    [Allow(Roles.SignedIn), Alias("Put")]
    Task<Outcome<Picture>> PutAsync(Picture picture);
}

[GenerateSerializer, Immutable, Alias("Picture")]
public sealed record Picture([property: Id(0)] string MediaType, [property: Id(1)] ImmutableArray<byte> Bytes);
