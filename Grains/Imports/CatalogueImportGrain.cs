using System.Collections.Immutable;
using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Imports;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Sellers;
using B2BBooking.Grains.Shows;
using B2BBooking.Grains.Streams;

namespace B2BBooking.Grains.Imports;

/// <summary>Reads files beside the grains' threads; what it carries out goes through the catalogue's own grain.</summary>
public sealed class CatalogueImportGrain(StreamServices services, IShowSchedules shows, SellerIndex sellers, ProductIndex index)
    : Grain, ICatalogueImportGrain
{
    private readonly Previews<Plan> _previews = new();

    private ShowId Show => new(GrainKeys.Split(this.GetPrimaryKeyString())[0]);

    private SellerId Seller => new(GrainKeys.Split(this.GetPrimaryKeyString())[1]);

    public override Task OnActivateAsync(CancellationToken cancellationToken) => services.Feed.CaughtUp.WaitAsync(cancellationToken);

    public async Task<Outcome<ImportPreview>> PreviewAsync(ImportFile file)
    {
        if (sellers.Find(Show, Seller) is null || shows.Find(Show) is not { } show) return Refusal.Of(RefusalCodes.NotFound, "seller", Seller.Value);
        var (showId, seller) = (Show, Seller);
        var read = await Task.Run(() =>
        {
            var table = TableFile.Read(file);
            return table.Ok ? CatalogueRows.Read(table.Value, show.Currency, code => Known(showId, seller, code)) : table.Refusal;
        });
        if (read.Refusal is { } unreadable) return unreadable;
        var draft = read.Value!;
        var preview = new ImportPreview(Guid.NewGuid(), draft.Rows, draft.IgnoredColumns);
        _previews.Keep(preview.PreviewId, new Plan(preview, draft.Products, Done: false), services.Time.GetUtcNow());
        DelayDeactivation(ImportLimits.PreviewKept);
        return preview;
    }

    public async Task<Outcome<ImportPreview>> CommitAsync(Guid previewId)
    {
        if (_previews.Find(previewId, services.Time.GetUtcNow()) is not { } plan) return Refusal.Of(RefusalCodes.PreviewExpired);
        if (plan.Done) return plan.Preview;
        var refused = new Dictionary<string, Refusal>(StringComparer.Ordinal);
        var part = 0;
        foreach (var batch in plan.Products.Chunk(CatalogueRules.MostProducts)) await DefineAsync(previewId, part++, batch, refused);
        var preview = plan.Preview with { Rows = [.. plan.Preview.Rows.Select(row => After(row, refused))] };
        _previews.Replace(previewId, new Plan(preview, [], Done: true));
        return preview;
    }

    public async Task<Outcome<ImportFile>> ExportAsync()
    {
        if (sellers.Find(Show, Seller) is null) return Refusal.Of(RefusalCodes.NotFound, "seller", Seller.Value);
        var (show, seller) = (Show, Seller);
        var bytes = await Task.Run(() => CatalogueCsv.Encode([.. index.List(show, seller, null, 0, int.MaxValue).Products.Select(p => p.Definition)]));
        return new ImportFile($"{seller}-catalogue.csv", bytes);
    }

    /// <summary>Defines a batch; where something has changed since the preview so that it is refused, each product for itself.</summary>
    private async Task DefineAsync(Guid preview, int part, ProductDefinition[] batch, Dictionary<string, Refusal> refused)
    {
        var catalogue = GrainFactory.GetGrain<ICatalogueGrain>(this.GetPrimaryKeyString());
        if ((await catalogue.DefineAsync(ImportCommands.Of(preview, $"{part}"), [.. batch])).Ok) return;
        foreach (var product in batch)
        {
            var outcome = await catalogue.DefineAsync(ImportCommands.Of(preview, $"{part}/{product.Code}"), [product]);
            if (outcome.Refusal is { } refusal) refused[product.Code] = refusal;
        }
    }

    private ProductDefinition? Known(ShowId show, SellerId seller, string code) =>
        index.TryFind(show, new ProductId(seller, code), out var product) ? product.Definition : null;

    private static ImportRow After(ImportRow row, Dictionary<string, Refusal> refused) =>
        row.Verdict != RowVerdict.Refused && refused.TryGetValue(row.Key, out var refusal)
            ? row with { Verdict = RowVerdict.Refused, Problems = [refusal] }
            : row;

    private sealed record Plan(ImportPreview Preview, ImmutableArray<ProductDefinition> Products, bool Done);
}
