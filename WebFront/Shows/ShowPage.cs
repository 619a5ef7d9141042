using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Shows;

/// <summary>A page of a show: where it is, and as whom it asks.</summary>
public abstract class ShowPage : ComponentBase
{
    /// <summary>The show in the address; the layout has found it: <see cref="Context"/>.</summary>
    [Parameter] public string Show { get; set; } = "";

    /// <summary>The group in the address, where it names one.</summary>
    [Parameter] public string? Group { get; set; }

    [CascadingParameter] public required ShowContext Context { get; set; }

    [Inject] protected Session Session { get; set; } = null!;

    [Inject] protected NavigationManager Navigation { get; set; } = null!;

    [Inject] protected IStringLocalizer<Texts> L { get; set; } = null!;
}
