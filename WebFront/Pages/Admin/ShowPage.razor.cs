using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Components;
using B2BBooking.WebFront.Forms;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Pages.Admin;

public sealed partial class ShowPage
{
    private readonly FormErrors _errors = new(
        "show", "name", "place", "currency", "timeZone", "previous", "times.before", "times.during", "times.after", "times.closed");

    private ShowDraft? _draft;
    private ShowView? _show;
    private List<(string Value, string Text)> _others = [];
    private CommandId _command = CommandId.New();
    private bool _missing;
    private bool _busy;

    [Inject]
    private Session Session { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Kept Kept { get; set; } = null!;

    [Inject]
    private Toasts Toasts { get; set; } = null!;

    [Inject]
    private IStringLocalizer<Texts> L { get; set; } = null!;

    /// <summary>Null for a new show.</summary>
    [Parameter]
    public string? Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_show?.Id.Value == Id && _draft is not null)
            return;
        var shows = await Session.Single<IShowsGrain>().ListAsync();
        _others = [("", T["NoPrevious"]), .. shows.Where(show => show.Id.Value != Id).Select(show => (show.Id.Value, show.Definition.Name))];
        _show = shows.FirstOrDefault(show => show.Id.Value == Id);
        _missing = Id is not null && _show is null;
        _draft = _missing ? null : _show is null ? new ShowDraft() : ShowDraft.Of(_show);
    }

    private string Keep(string field) => $"show/{Id}/{field}";

    private async Task SaveAsync()
    {
        _errors.Clear();
        if (_draft!.Define(_errors, text => T[text]) is not { } definition || await IsTakenAsync())
            return;
        _busy = true;
        var outcome = await Session.Grain<IShowGrain>(new ShowId(_draft.Id.Trim())).DefineAsync(_command, definition);
        _busy = false;
        _command = CommandId.New();
        if (!outcome.Ok)
        {
            _errors.Add(outcome.Refusal, L, T);
            return;
        }

        await Kept.ForgetAsync(Keep(""));
        Toasts.Show(new Toast(T["Saved", outcome.Value.Definition.Name]));
        Take(outcome.Value);
        if (Id is null)
            Navigation.NavigateTo($"/admin/shows/{outcome.Value.Id}");
    }

    private async Task<bool> IsTakenAsync()
    {
        if (_show is not null || await Session.Grain<IShowGrain>(new ShowId(_draft!.Id.Trim())).GetAsync() is null)
            return false;
        _errors.Add("show", T["IdTaken"]);
        return true;
    }

    private void Take(ShowView show) => (_show, _draft) = (show, ShowDraft.Of(show));
}
