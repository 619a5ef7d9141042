using B2BBooking.Grains.Interfaces.News;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;

namespace B2BBooking.WebFront.Live;

/// <summary>Has its page read anew whenever something of <see cref="Of"/> changes; shows nothing.</summary>
public sealed class OnNews : ComponentBase, IDisposable
{
    [Inject] private LiveNews News { get; set; } = null!;

    [Inject] private ILogger<OnNews> Log { get; set; } = null!;

    [Parameter, EditorRequired] public NewsTopics Of { get; set; }

    [Parameter, EditorRequired] public EventCallback Read { get; set; }

    protected override void OnInitialized() => News.Told += Told;

    private void Told(NewsTopics topics)
    {
        if ((topics & Of) != 0)
            _ = InvokeAsync(ReadAsync);
    }

    private async Task ReadAsync()
    {
        try
        {
            await Read.InvokeAsync();
        }
        catch (Exception failure)
        {
            Log.LogWarning(failure, "A page could not read what has changed; the next news, or the next minute, tries again.");
        }
    }

    public void Dispose() => News.Told -= Told;
}
