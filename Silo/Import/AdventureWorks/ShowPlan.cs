using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Silo.Import.AdventureWorks;

/// <summary>What an import writes: sellers with their products, client groups, and what is left out, with the reason.</summary>
public sealed record ShowPlan(
    ImmutableArray<PlannedSeller> Sellers, ImmutableArray<PlannedGroup> Groups, int ProductsInFiles, ImmutableArray<Skipped> Skipped)
{
    public const string Currency = "USD";

    /// <summary>Products of the files that at least one seller lists.</summary>
    public int Products => Sellers.SelectMany(seller => seller.Products).Select(product => product.Definition.Code).Distinct(StringComparer.Ordinal).Count();

    public int Listings => Sellers.Sum(seller => seller.Products.Length);
}

public sealed record PlannedSeller(SellerId Id, SellerDefinition Definition, ImmutableArray<PlannedProduct> Products);

/// <summary><see cref="Withdrawn"/>: its sale has ended.</summary>
public sealed record PlannedProduct(ProductDefinition Definition, bool Withdrawn);

public sealed record PlannedGroup(GroupId Id, GroupDefinition Definition);

/// <summary>A row that is not taken: of which file, which one, and why.</summary>
public sealed record Skipped(string File, string Key, string Reason);
