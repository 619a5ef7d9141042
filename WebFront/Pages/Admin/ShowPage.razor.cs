using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Components;
using B2BBooking.WebFront.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Pages.Admin;

public sealed partial class ShowPage
{
    private ShowDraft? _draft;
    private List<(string Value, string Text)> _others = [];

    /// <summary>Null for a new show.</summary>
    [Parameter]
    public string? Id { get; set; }

    protected override FormErrors Errors { get; } = new(
        "show", "name", "place", "currency", "timeZone", "previous", "times.before", "times.during", "times.after", "times.closed",
        "close.graceMinutes");

    protected override IStringLocalizer PageTexts => T;

    protected override string KeptAs => $"show/{Id}";

    protected override string? Wanted => Id;

    private (string Value, string Text)[] Afterwards =>
        [(ShowDraft.Review, T["AfterGrace.review"]), (ShowDraft.Refuse, T["AfterGrace.refuse"])];

    private IShowGrain Grain => Session.Grain<IShowGrain>(new ShowId(_draft!.Id.Trim()));

    protected override string IdOf(ShowView known) => known.Id.Value;

    protected override async Task<ShowView?> FindAsync(string id) =>
        (await Session.Single<IShowsGrain>().ListAsync()).FirstOrDefault(show => show.Id.Value == id);

    protected override async Task ShowAsync(ShowView? known)
    {
        var shows = await Session.Single<IShowsGrain>().ListAsync();
        _others = [("", T["NoPrevious"]), .. shows.Where(show => show.Id.Value != Id).Select(show => (show.Id.Value, show.Definition.Name))];
        _draft = known is null ? new ShowDraft() : ShowDraft.Of(known);
    }

    private async Task SaveAsync()
    {
        Errors.Clear();
        Require(("name", _draft!.Name));
        if (_draft.Define(Errors, text => T[text]) is not { } definition || await IsTakenAsync()
            || await GiveAsync(command => Grain.DefineAsync(command, definition)) is not { } saved)
            return;
        Toasts.Show(new Toast(T["Saved", saved.Definition.Name]));
        Renew(saved);
        if (Id is null)
            Navigation.NavigateTo($"/admin/shows/{saved.Id}");
    }

    private async Task<bool> IsTakenAsync()
    {
        if (Known is not null || await Grain.GetAsync() is null)
            return false;
        Errors.Add("show", T["IdTaken"]);
        return true;
    }

    private void Renew(ShowView show) => (Known, _draft) = (show, ShowDraft.Of(show));
}
