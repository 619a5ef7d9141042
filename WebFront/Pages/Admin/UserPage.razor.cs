using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Components;
using B2BBooking.WebFront.Forms;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Pages.Admin;

public sealed partial class UserPage
{
    private readonly FormErrors _errors = new("user", "name", "email", "language", "password");
    private UserView? _user;
    private List<GroupView> _groups = [];
    private CommandId _command = CommandId.New();
    private string _id = "";
    private string _name = "";
    private string _email = "";
    private string _language = Session.Language;
    private string _password = "";
    private bool _hasPassword;
    private bool _loaded;
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

    /// <summary>Null for a new user.</summary>
    [Parameter]
    public string? Id { get; set; }

    private IUserGrain Grain => Session.Grain<IUserGrain>(_id.Trim());

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded && _user?.Id.Value == Id)
            return;
        _id = Id ?? "";
        _user = Id is null ? null : await Grain.GetAsync();
        _hasPassword = _user is not null;
        _missing = Id is not null && _user is null;
        if (_user is { Definition: var known })
        {
            (_name, _email, _language) = (known.Name, known.Email, known.Language);
            var groups = await Session.Single<IDirectoryGrain>().GroupsAsync();
            _groups = [.. groups.Where(group => group.Members.Contains(_user.Id))];
        }

        _loaded = true;
    }

    private string Keep(string field) => $"user/{Id}/{field}";

    private async Task SaveAsync()
    {
        _errors.Clear();
        if (!IdSpelling.IsId(_id.Trim()))
            _errors.Add("user", T["Expected.Id"]);
        else if (_user is null && await Grain.GetAsync() is not null)
            _errors.Add("user", T["IdTaken"]);
        if (_errors.Any)
            return;
        _busy = true;
        var saved = await DefineAsync() && await GivePasswordAsync();
        _busy = false;
        if (!saved)
            return;
        await Kept.ForgetAsync(Keep(""));
        Toasts.Show(new Toast(T["Saved", _user!.Definition.Name]));
        if (Id is null)
            Navigation.NavigateTo($"/admin/users/{_user.Id}");
    }

    private async Task<bool> DefineAsync()
    {
        var outcome = await Grain.DefineAsync(_command, new UserDefinition(_name.Trim(), _email.Trim(), _language));
        _command = CommandId.New();
        if (!outcome.Ok)
            _errors.Add(outcome.Refusal, L, T);
        _user = outcome.Value ?? _user;
        return outcome.Ok;
    }

    // A new user whose password is refused is there already; the form then asks for the password alone again.
    private async Task<bool> GivePasswordAsync()
    {
        if (_hasPassword)
            return true;
        var outcome = await Session.Grain<IAccountGrain>(_user!.Id.Value).SetPasswordAsync(_password);
        if (!outcome.Ok)
            _errors.Add(outcome.Refusal, L, T);
        _hasPassword = outcome.Ok;
        return outcome.Ok;
    }
}
