using System.Runtime.InteropServices;
using B2BBooking.Grains.Interfaces.Imports;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Api.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace B2BBooking.Hosting.Api;

/// <summary>Catalogues and glossaries as CSV files, and imports of CSV or XLSX files: first a preview with the verdict on each row, then, if wanted, its execution.</summary>
static class ImportsApi
{
    private const long MostBytes = (20 << 20) + 1024;

    public static void Map(RouteGroupBuilder api)
    {
        MapFile(api.MapPost("/people-imports", PreviewPeopleAsync)).WithSummary("Preview an import of groups, members, sellers, staff and representatives");
        api.MapPost("/people-imports/{preview:guid}/commit", (ShowId show, Guid preview, IGrainFactory grains) =>
                grains.GetGrain<IPeopleImportGrain>(show.Value).CommitAsync(preview).ToHttp())
            .WithSummary("Carry out a previewed import: every row that was not refused");
        MapFile(api.MapPost("/glossary-imports", PreviewGlossaryAsync)).WithSummary("Preview an import of what the catalogue's words are called in other languages");
        api.MapPost("/glossary-imports/{preview:guid}/commit", (ShowId show, Guid preview, IGrainFactory grains) =>
                grains.GetGrain<IGlossaryImportGrain>(show.Value).CommitAsync(preview).ToHttp())
            .WithSummary("Carry out a previewed import: every row that was not refused");
        api.MapGet("/glossary.csv", async (ShowId show, IGrainFactory grains) => Csv(await grains.GetGrain<IGlossaryImportGrain>(show.Value).ExportAsync()))
            .Produces(200, contentType: "text/csv").ProducesProblem(404)
            .WithSummary("Every word of the catalogue, translated or not, as a CSV file that an import reads back unchanged");
        MapFile(api.MapPost("/sellers/{seller}/imports", PreviewCatalogueAsync)).WithSummary("Preview an import of a seller's products");
        api.MapPost("/sellers/{seller}/imports/{preview:guid}/commit", (ShowId show, SellerId seller, Guid preview, IGrainFactory grains) =>
                grains.GetGrain<ICatalogueImportGrain>(GrainKeys.Of(show, seller)).CommitAsync(preview).ToHttp())
            .WithSummary("Carry out a previewed import: every row that was not refused");
        api.MapGet("/sellers/{seller}/products.csv", async (ShowId show, SellerId seller, IGrainFactory grains) =>
                Csv(await grains.GetGrain<ICatalogueImportGrain>(GrainKeys.Of(show, seller)).ExportAsync()))
            .Produces(200, contentType: "text/csv").ProducesProblem(404)
            .WithSummary("A seller's whole catalogue as a CSV file that an import reads back unchanged");
    }

    private static Results<FileContentHttpResult, ProblemHttpResult> Csv(Outcome<ImportFile> outcome) => outcome.Ok
        ? TypedResults.File(ImmutableCollectionsMarshal.AsArray(outcome.Value.Bytes)!, "text/csv; charset=utf-8", outcome.Value.Name)
        : OutcomeResults.Problem(outcome.Refusal);

    private static RouteHandlerBuilder MapFile(RouteHandlerBuilder endpoint) => endpoint.WithBodyLimit(MostBytes)
        .Accepts<byte[]>("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/octet-stream");

    private static async Task<Results<Ok<ImportPreview>, ProblemHttpResult>> PreviewPeopleAsync(
        ShowId show, string name, HttpRequest request, IGrainFactory grains) =>
        await grains.GetGrain<IPeopleImportGrain>(show.Value).PreviewAsync(new ImportFile(name, await RequestBytes.ReadAsync(request))).ToHttp();

    private static async Task<Results<Ok<ImportPreview>, ProblemHttpResult>> PreviewGlossaryAsync(
        ShowId show, string name, HttpRequest request, IGrainFactory grains) =>
        await grains.GetGrain<IGlossaryImportGrain>(show.Value).PreviewAsync(new ImportFile(name, await RequestBytes.ReadAsync(request))).ToHttp();

    private static async Task<Results<Ok<ImportPreview>, ProblemHttpResult>> PreviewCatalogueAsync(
        ShowId show, SellerId seller, string name, HttpRequest request, IGrainFactory grains) =>
        await grains.GetGrain<ICatalogueImportGrain>(GrainKeys.Of(show, seller))
            .PreviewAsync(new ImportFile(name, await RequestBytes.ReadAsync(request))).ToHttp();
}
