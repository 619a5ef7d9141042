using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Components;
using B2BBooking.WebFront.Forms;
using B2BBooking.WebFront.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Pages.Admin;

public sealed partial class UserPage
{
    private List<GroupView> _groups = [];
    private string _id = "";
    private string _name = "";
    private string _email = "";
    private string _language = Session.Language;
    private string _password = "";
    private bool _hasPassword;

    /// <summary>Null for a new user.</summary>
    [Parameter]
    public string? Id { get; set; }

    protected override FormErrors Errors { get; } = new("user", "name", "email", "language", "password");

    protected override IStringLocalizer PageTexts => T;

    protected override string KeptAs => $"user/{Id}";

    protected override string? Wanted => Id;

    private IUserGrain Grain => Session.Grain<IUserGrain>(_id.Trim());

    protected override string IdOf(UserView known) => known.Id.Value;

    protected override Task<UserView?> FindAsync(string id) => Session.Grain<IUserGrain>(id).GetAsync();

    protected override async Task ShowAsync(UserView? known)
    {
        _id = Id ?? "";
        _hasPassword = known is not null;
        if (known is not { Id: var id, Definition: var user })
            return;
        (_name, _email, _language) = (user.Name, user.Email, user.Language);
        var groups = await Session.Single<IDirectoryGrain>().GroupsAsync();
        _groups = [.. groups.Where(group => group.Members.Contains(id))];
    }

    private async Task SaveAsync()
    {
        Errors.Clear();
        if (!IdSpelling.IsId(_id.Trim()))
            Errors.Add("user", T["Expected.Id"]);
        else if (Known is null && await Grain.GetAsync() is not null)
            Errors.Add("user", T["IdTaken"]);
        Require(("name", _name));
        if (!_hasPassword)
            Require(("password", _password));
        if (Errors.Any || await GiveAsync(DefineAsync) is not { } saved)
            return;
        Toasts.Show(new Toast(T["Saved", saved.Definition.Name]));
        if (Id is null)
            Navigation.NavigateTo($"/admin/users/{saved.Id}");
    }

    // A new user whose password is refused is there already; the form then asks for the password alone again.
    private async Task<Outcome<UserView>> DefineAsync(CommandId command)
    {
        var outcome = await Grain.DefineAsync(command, new UserDefinition(_name.Trim(), _email.Trim(), _language));
        Known = outcome.Value ?? Known;
        if (!outcome.Ok || _hasPassword)
            return outcome;
        var given = await Session.Grain<IAccountGrain>(outcome.Value.Id.Value).SetPasswordAsync(_password);
        _hasPassword = given.Ok;
        return given.Ok ? outcome : given.Refusal;
    }
}
