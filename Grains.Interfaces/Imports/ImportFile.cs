using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Imports;

/// <summary>An uploaded file, at most 20 MiB: CSV (UTF-8, UTF-16 with BOM or Windows-1252; comma, semicolon or tab) or XLSX (first sheet).</summary>
[GenerateSerializer, Immutable, Alias("ImportFile")]
public sealed record ImportFile([property: Id(0)] string Name, [property: Id(1)] ImmutableArray<byte> Bytes);

[GenerateSerializer, Alias("RowVerdict")]
public enum RowVerdict
{
    Add,
    Change,
    Unchanged,

    /// <summary>Not taken; the messages say why. The other rows are.</summary>
    Refused,
}

/// <summary>The verdict on one row (numbered as the spreadsheet shows it, from 1), with what to do about it.</summary>
[GenerateSerializer, Immutable, Alias("ImportRow")]
public sealed record ImportRow(
    [property: Id(0)] int Row, [property: Id(1)] RowVerdict Verdict, [property: Id(2)] string Key, [property: Id(3)] ImmutableArray<Refusal> Problems);

/// <summary>What an import would do; nothing is changed before it is carried out. Kept for 1 hour.</summary>
[GenerateSerializer, Immutable, Alias("ImportPreview")]
public sealed record ImportPreview(
    [property: Id(0)] Guid PreviewId, [property: Id(1)] ImmutableArray<ImportRow> Rows, [property: Id(2)] ImmutableArray<string> IgnoredColumns);

/// <summary>Imports of a seller's catalogue, and its export in the same format. Key: show/seller.</summary>
[KeyedBy(KeyLayout.ShowSeller), Allow(Roles.Seller | Roles.Administrator), Alias("ICatalogueImportGrain")]
public interface ICatalogueImportGrain : IGrainWithStringKey
{
    [Alias("Preview"), ResponseTimeout("00:05:00")]
    Task<Outcome<ImportPreview>> PreviewAsync(ImportFile file);

    /// <summary>Carries out a preview: every row that was not refused. Repeated, it is answered, not repeated.</summary>
    [Alias("Commit"), ResponseTimeout("00:15:00")]
    Task<Outcome<ImportPreview>> CommitAsync(Guid previewId);

    /// <summary>The whole catalogue, withdrawn products too, as a CSV file (UTF-8 with byte order mark) that a preview finds unchanged.</summary>
    [Alias("Export"), ResponseTimeout("00:05:00")]
    Task<Outcome<ImportFile>> ExportAsync();
}

/// <summary>Groups, members, sellers, staff and representatives of a show in one kind of file: column <c>type</c> says which. Key: show.</summary>
[KeyedBy(KeyLayout.Show), Allow(Roles.Administrator), Alias("IPeopleImportGrain")]
public interface IPeopleImportGrain : IGrainWithStringKey
{
    [Alias("Preview"), ResponseTimeout("00:05:00")]
    Task<Outcome<ImportPreview>> PreviewAsync(ImportFile file);

    [Alias("Commit"), ResponseTimeout("00:15:00")]
    Task<Outcome<ImportPreview>> CommitAsync(Guid previewId);
}

/// <summary>What the words of a show's catalogue are called, as a file: column <c>word</c> and one for each language. Key: show.</summary>
[KeyedBy(KeyLayout.Show), Allow(Roles.Administrator), Alias("IGlossaryImportGrain")]
public interface IGlossaryImportGrain : IGrainWithStringKey
{
    [Alias("Preview"), ResponseTimeout("00:05:00")]
    Task<Outcome<ImportPreview>> PreviewAsync(ImportFile file);

    [Alias("Commit"), ResponseTimeout("00:15:00")]
    Task<Outcome<ImportPreview>> CommitAsync(Guid previewId);

    /// <summary>Every word that products use or that is translated, with what is missing left empty, as a CSV file (UTF-8 with
    /// byte order mark) that a preview finds unchanged.</summary>
    [Alias("Export"), ResponseTimeout("00:05:00")]
    Task<Outcome<ImportFile>> ExportAsync();
}
