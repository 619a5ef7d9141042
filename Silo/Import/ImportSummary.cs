using System.Globalization;
using B2BBooking.Silo.Import.AdventureWorks;
using Spectre.Console;

namespace B2BBooking.Silo.Import;

/// <summary>The lines at the end of an import: what was taken, what was left out and why.</summary>
public static class ImportSummary
{
    public static void Write(IAnsiConsole console, ShowPlan plan, Written written)
    {
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{written.Sellers} sellers, {written.Groups} client groups, {plan.Products} of {plan.ProductsInFiles} products in {plan.Listings} listings:"));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{written.Added} added, {written.Changed} changed, {written.Unchanged} unchanged; {written.Withdrawn} withdrawn, because their sale has ended."));
        foreach (var reason in plan.Skipped.GroupBy(skipped => (skipped.File, skipped.Reason)))
            console.WriteLine($"Skipped {reason.Count()} of {reason.Key.File}: {reason.Key.Reason} ({string.Join(", ", reason.Select(skipped => skipped.Key))})");
    }
}
