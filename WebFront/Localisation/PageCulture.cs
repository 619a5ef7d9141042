using System.Globalization;

namespace B2BBooking.WebFront.Localisation;

/// <summary>The culture of the page that makes it. A grain's notice arrives in another flow, with the node's culture: whoever
/// renders from there calls <see cref="Use"/> first, in an async method of its own, so that the change ends with it.</summary>
public sealed class PageCulture
{
    private readonly CultureInfo _formats = CultureInfo.CurrentCulture;
    private readonly CultureInfo _texts = CultureInfo.CurrentUICulture;

    public void Use() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_formats, _texts);
}
