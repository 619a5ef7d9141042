using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Imports;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Forms;
using B2BBooking.WebFront.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace B2BBooking.WebFront.Imports;

/// <summary>An import from the file to its result: choose, look at the verdict on each row, carry out.</summary>
public sealed partial class ImportPanel
{
    private const long LargestFile = 20 * 1024 * 1024;

    private ImportPreview? _preview;
    private string _name = "";
    private string? _problem;
    private bool _busy;
    private bool _done;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<ImportColumn> Columns { get; set; } = [];

    /// <summary>Where a template file is had.</summary>
    [Parameter, EditorRequired]
    public string Template { get; set; } = "";

    [Parameter, EditorRequired]
    public Func<ImportFile, Task<Outcome<ImportPreview>>> Preview { get; set; } = null!;

    [Parameter, EditorRequired]
    public Func<Guid, Task<Outcome<ImportPreview>>> Commit { get; set; } = null!;

    private int Changing => _preview!.Rows.Count(row => row.Verdict is RowVerdict.Add or RowVerdict.Change);

    private async Task ReadAsync(InputFileChangeEventArgs chosen)
    {
        var file = chosen.File;
        (_name, _problem) = (file.Name, null);
        if (file.Size is 0 or > LargestFile)
        {
            _problem = file.Size == 0 ? T["FileEmpty", _name] : T["FileTooLargeHere", _name, FileSize.Show(file.Size)];
            return;
        }

        _busy = true;
        StateHasChanged();
        try
        {
            var bytes = await file.ReadAsync(LargestFile);
            Take(await Preview(new ImportFile(_name, ImmutableArray.Create(bytes))));
        }
        catch (IOException)
        {
            _problem = T["FileLost", _name];
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task CarryOutAsync()
    {
        _busy = true;
        StateHasChanged();
        try
        {
            _done = Take(await Commit(_preview!.PreviewId));
        }
        finally
        {
            _busy = false;
        }
    }

    private bool Take(Outcome<ImportPreview> outcome)
    {
        if (outcome.Ok)
            _preview = outcome.Value;
        else
            _problem = L.Refusal(outcome.Refusal);
        if (outcome.Refusal is { Code: RefusalCodes.PreviewExpired })
            _preview = null;
        return outcome.Ok;
    }

    private void StartAnew() => (_preview, _problem, _done) = (null, null, false);
}
