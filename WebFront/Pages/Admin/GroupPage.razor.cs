using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Components;
using B2BBooking.WebFront.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Pages.Admin;

public sealed partial class GroupPage
{
    private string _id = "";
    private string _name = "";
    private string _street = "";
    private string _postalCode = "";
    private string _city = "";
    private string _country = "";
    private string _customerNumber = "";

    /// <summary>Null for a new group.</summary>
    [Parameter]
    public string? Id { get; set; }

    protected override FormErrors Errors { get; } = new("group", "name", "street", "postalCode", "city", "country", "customerNumber");

    protected override IStringLocalizer PageTexts => T;

    protected override string KeptAs => $"group/{Id}";

    protected override string? Wanted => Id;

    private IGroupGrain Grain => Session.Grain<IGroupGrain>(_id.Trim());

    protected override string IdOf(GroupView known) => known.Id.Value;

    protected override Task<GroupView?> FindAsync(string id) => Session.Grain<IGroupGrain>(id).GetAsync();

    protected override Task ShowAsync(GroupView? known)
    {
        _id = Id ?? "";
        if (known is { Definition: var group })
        {
            (_name, _street, _postalCode) = (group.Name, group.Street, group.PostalCode);
            (_city, _country, _customerNumber) = (group.City, group.Country, group.CustomerNumber);
        }

        return Task.CompletedTask;
    }

    private async Task SaveAsync()
    {
        Errors.Clear();
        if (!IdSpelling.IsId(_id.Trim()))
            Errors.Add("group", T["Expected.Id"]);
        else if (Known is null && await Grain.GetAsync() is not null)
            Errors.Add("group", T["IdTaken"]);
        Require(("name", _name));
        if (Errors.Any || await GiveAsync(DefineAsync) is not { } saved)
            return;
        Known = saved;
        Toasts.Show(new Toast(T["Saved", saved.Definition.Name]));
        if (Id is null)
            Navigation.NavigateTo($"/admin/groups/{saved.Id}");
    }

    private Task<Outcome<GroupView>> DefineAsync(CommandId command) => Grain.DefineAsync(command, new GroupDefinition(
        _name.Trim(), _street.Trim(), _postalCode.Trim(), _city.Trim(), _country.Trim(), _customerNumber.Trim()));

    private async Task<Refusal?> AddAsync(UserId member) => Take(await Grain.AddMemberAsync(CommandId.New(), member));

    private async Task<Refusal?> RemoveAsync(UserId member) => Take(await Grain.RemoveMemberAsync(CommandId.New(), member));
}
