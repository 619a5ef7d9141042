namespace B2BBooking.WebFront.Components;

/// <summary>The page of this circuit whose heading last took the focus: a heading that is drawn again must not take it from who types.</summary>
public sealed class FocusedPage
{
    private string? _path;

    /// <summary>Whether one has come to the page only now. Filters and places in a list are in the query: they are no other page.</summary>
    public bool IsNew(Uri address)
    {
        var former = _path;
        _path = address.AbsolutePath;
        return former != _path;
    }
}
