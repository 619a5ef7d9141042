using B2BBooking.Grains.Interfaces.Values;
using Microsoft.AspNetCore.Components;

namespace B2BBooking.WebFront.Forms;

/// <summary>A page that edits the thing that its address names, or begins a new one.</summary>
/// <typeparam name="TView">What the page knows of the thing.</typeparam>
public abstract class EditPage<TView> : FormComponent
    where TView : class
{
    private bool _missing;

    /// <summary>The thing as the server last told it; null while it is new.</summary>
    protected TView? Known { get; set; }

    protected bool Loaded { get; private set; }

    /// <summary>The address names something that is not there.</summary>
    protected bool Missing => _missing && Known is null;

    /// <summary>The id in the address; null for a new thing.</summary>
    protected abstract string? Wanted { get; }

    protected abstract string IdOf(TView known);

    /// <summary>Reads what the address names.</summary>
    protected abstract Task<TView?> FindAsync(string id);

    /// <summary>Fills the form in; null for a new thing.</summary>
    protected abstract Task ShowAsync(TView? known);

    protected override async Task OnParametersSetAsync()
    {
        if (Loaded && (Known is null ? null : IdOf(Known)) == Wanted)
            return;
        Known = Wanted is null ? null : await FindAsync(Wanted);
        _missing = Wanted is not null && Known is null;
        if (!_missing)
            await ShowAsync(Known);
        Loaded = true;
    }

    /// <summary>Answers a command that changed a part of the thing.</summary>
    protected Refusal? Take(Outcome<TView> outcome)
    {
        Known = outcome.Value ?? Known;
        StateHasChanged();
        return outcome.Refusal;
    }
}
