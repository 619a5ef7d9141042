using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Localisation;
using Microsoft.AspNetCore.Components;

namespace B2BBooking.WebFront.Pages.Admin;

/// <summary>The stages of a show and where it stands; begins the next one at once.</summary>
public sealed partial class StagePanel
{
    private Refusal? _refusal;
    private bool _asking;

    [Inject]
    private Session Session { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Parameter, EditorRequired]
    public ShowView Show { get; set; } = null!;

    [Parameter]
    public EventCallback<ShowView> Begun { get; set; }

    private Stage Next => Show.Stage + 1;

    private TimeZoneInfo Zone => Formats.Zone(Show.Definition.TimeZone);

    private DateTimeOffset? Begin(Stage stage) => stage switch
    {
        Stage.Before => Show.Definition.Times.Before,
        Stage.During => Show.Definition.Times.During,
        Stage.After => Show.Definition.Times.After,
        Stage.Closed => Show.Definition.Times.Closed,
        _ => null,
    };

    private async Task BeginAsync()
    {
        _asking = false;
        var definition = Show.Definition with { Times = BeginNow(Show.Definition.Times, Next, Time.GetUtcNow()) };
        var outcome = await Session.Grain<IShowGrain>(Show.Id).DefineAsync(CommandId.New(), definition);
        _refusal = outcome.Refusal;
        if (outcome.Ok)
            await Begun.InvokeAsync(outcome.Value);
    }

    private static StageTimes BeginNow(StageTimes times, Stage stage, DateTimeOffset now) => stage switch
    {
        Stage.Before => times with { Before = now },
        Stage.During => times with { During = now },
        Stage.After => times with { After = now },
        _ => times with { Closed = now },
    };
}
