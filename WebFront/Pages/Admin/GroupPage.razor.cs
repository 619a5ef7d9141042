using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Components;
using B2BBooking.WebFront.Forms;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Pages.Admin;

public sealed partial class GroupPage
{
    private readonly FormErrors _errors = new("group", "name", "street", "postalCode", "city", "country", "customerNumber");
    private GroupView? _group;
    private CommandId _command = CommandId.New();
    private string _id = "";
    private string _name = "";
    private string _street = "";
    private string _postalCode = "";
    private string _city = "";
    private string _country = "";
    private string _customerNumber = "";
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

    /// <summary>Null for a new group.</summary>
    [Parameter]
    public string? Id { get; set; }

    private IGroupGrain Grain => Session.Grain<IGroupGrain>(_id.Trim());

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded && _group?.Id.Value == Id)
            return;
        _id = Id ?? "";
        _group = Id is null ? null : await Grain.GetAsync();
        _missing = Id is not null && _group is null;
        if (_group is { Definition: var known })
        {
            (_name, _street, _postalCode) = (known.Name, known.Street, known.PostalCode);
            (_city, _country, _customerNumber) = (known.City, known.Country, known.CustomerNumber);
        }

        _loaded = true;
    }

    private string Keep(string field) => $"group/{Id}/{field}";

    private async Task SaveAsync()
    {
        _errors.Clear();
        if (!IdSpelling.IsId(_id.Trim()))
            _errors.Add("group", T["Expected.Id"]);
        else if (_group is null && await Grain.GetAsync() is not null)
            _errors.Add("group", T["IdTaken"]);
        if (_errors.Any)
            return;
        _busy = true;
        var outcome = await Grain.DefineAsync(_command, new GroupDefinition(
            _name.Trim(), _street.Trim(), _postalCode.Trim(), _city.Trim(), _country.Trim(), _customerNumber.Trim()));
        _busy = false;
        _command = CommandId.New();
        if (!outcome.Ok)
        {
            _errors.Add(outcome.Refusal, L, T);
            return;
        }

        await Kept.ForgetAsync(Keep(""));
        _group = outcome.Value;
        Toasts.Show(new Toast(T["Saved", _group.Definition.Name]));
        if (Id is null)
            Navigation.NavigateTo($"/admin/groups/{_group.Id}");
    }

    private async Task<Refusal?> AddAsync(UserId member) => Take(await Grain.AddMemberAsync(CommandId.New(), member));

    private async Task<Refusal?> RemoveAsync(UserId member) => Take(await Grain.RemoveMemberAsync(CommandId.New(), member));

    private Refusal? Take(Outcome<GroupView> outcome)
    {
        _group = outcome.Value ?? _group;
        StateHasChanged();
        return outcome.Refusal;
    }
}
