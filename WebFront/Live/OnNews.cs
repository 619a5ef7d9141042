using B2BBooking.Grains.Interfaces.News;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;

namespace B2BBooking.WebFront.Live;

/// <summary>Has its page read anew whenever something of <see cref="Of"/> changes; shows nothing.</summary>
public sealed class OnNews : ComponentBase, IDisposable
{
    /// <summary>However fast news come, as while a catalogue is imported, the page is read no more often.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _gone = new();
    private bool _reading;
    private bool _again;

    [Inject] private LiveNews News { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

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
        _again = true;
        if (_reading)
            return;
        _reading = true;
        try
        {
            while (_again)
            {
                _again = false;
                await ReadOnceAsync();
                await Task.Delay(Rest, Clock, _gone.Token);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException)
        {
            // The page is gone.
        }
        finally
        {
            _reading = false;
        }
    }

    private async Task ReadOnceAsync()
    {
        try
        {
            await Read.InvokeAsync();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.LogWarning(failure, "A page could not read what has changed; the next news, or the next minute, tries again.");
        }
    }

    public void Dispose()
    {
        News.Told -= Told;
        _gone.Cancel();
        _gone.Dispose();
    }
}
