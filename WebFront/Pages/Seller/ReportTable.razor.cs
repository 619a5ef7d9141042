using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Reports;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Localisation;
using Microsoft.AspNetCore.Components;

namespace B2BBooking.WebFront.Pages.Seller;

/// <summary>The figures of all products or client groups; sorted by value at first, and as the reader chooses.</summary>
public sealed partial class ReportTable
{
    private static readonly Column ByValue = new("Total", "number", row => row.Now.Value);

    private static readonly ImmutableArray<Column> Columns =
    [
        new(null, "name", row => row.Name.In(Session.Language)),
        new("PiecesInCarts", "number minor", row => row.Now.CartPieces),
        new("InCarts", "number minor", row => row.Now.CartValue),
        new("PiecesOrdered", "number minor", row => row.Now.OrderedPieces),
        new("Ordered", "number minor", row => row.Now.OrderedValue),
        ByValue,
        new("Previous", "number minor", row => row.PreviousValue),
        new("ShareOfPrevious", "number", row => row.PreviousValue > 0 ? row.Now.Value / row.PreviousValue : -1m),
    ];

    private List<ReportRow> _rows = [];
    private string _typed = "";
    private string _filter = "";
    private Column _sorted = ByValue;
    private bool _descending = true;

    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter, EditorRequired]
    public string NameHeading { get; set; } = "";

    [Parameter, EditorRequired]
    public ImmutableArray<ReportRow> Rows { get; set; } = [];

    [Parameter, EditorRequired]
    public string Currency { get; set; } = "";

    /// <summary>Where these figures are had as a CSV file.</summary>
    [Parameter, EditorRequired]
    public string Download { get; set; } = "";

    [Parameter]
    public bool ShowCode { get; set; }

    private sealed record Column(string? Text, string Class, Func<ReportRow, IComparable> Value);

    protected override void OnParametersSet() => Arrange();

    private void Filter()
    {
        _filter = _typed.Trim();
        Arrange();
    }

    // Numbers are looked at from the largest, names from A.
    private void SortBy(Column column)
    {
        _descending = column == _sorted ? !_descending : column.Text is not null;
        _sorted = column;
        Arrange();
    }

    private void Arrange()
    {
        var found = Rows.Where(row => _filter.Length == 0 || Has(row.Name.In(Session.Language)) || Has(row.Id));
        var sorted = _descending ? found.OrderByDescending(_sorted.Value) : found.OrderBy(_sorted.Value);
        _rows = [.. sorted.ThenBy(row => row.Id, StringComparer.Ordinal)];
    }

    private bool Has(string text) => text.Contains(_filter, StringComparison.CurrentCultureIgnoreCase);

    private string Heading(Column column) => column.Text is { } text ? T[text] : NameHeading;

    private string? Direction(Column column) => column != _sorted ? null : _descending ? "descending" : "ascending";

    private string Mark(Column column) => column != _sorted ? "" : _descending ? "▾" : "▴";

    private string Money(decimal amount) => Formats.Show(amount, Currency);
}
