using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Components;
using B2BBooking.WebFront.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Pages.Admin;

/// <summary>A seller at a show: the profile, and who sells for it.</summary>
public sealed partial class SellerPage
{
    private StaffView _staff = new([], []);
    private string _id = "";
    private string? _chosen;

    [Parameter]
    public string Show { get; set; } = "";

    /// <summary>Null for a new seller.</summary>
    [Parameter]
    public string? Seller { get; set; }

    protected override FormErrors Errors { get; } = new("id");

    protected override IStringLocalizer PageTexts => T;

    protected override string KeptAs => $"new-seller/{Show}";

    protected override string? Wanted => Seller;

    private ShowId ShowId => new(Show);

    private string Back => $"/admin/shows/{Show}/sellers";

    private IStaffGrain StaffGrain => Session.Grain<IStaffGrain>(ShowId, Known!.Id);

    protected override string IdOf(SellerView known) => known.Id.Value;

    protected override Task<SellerView?> FindAsync(string id) => Session.Grain<ISellerGrain>(ShowId, new SellerId(id)).GetAsync();

    // Asking for the administrators refuses whoever is none of them, also where a new seller begins and nothing else is read.
    protected override async Task ShowAsync(SellerView? known)
    {
        await Session.Single<IAdministratorsGrain>().ListAsync();
        if (known is not null)
            _staff = await StaffGrain.GetAsync();
    }

    private async Task BeginAsync()
    {
        Errors.Clear();
        var id = _id.Trim();
        if (!IdSpelling.IsId(id))
            Errors.Add("id", T["Expected.Id"]);
        else if (await FindAsync(id) is not null)
            Errors.Add("id", T["IdTaken"]);
        _chosen = Errors.Any ? null : id;
    }

    private async Task SavedAsync(SellerView seller)
    {
        Toasts.Show(new Toast(T["Saved", seller.Definition.Name]));
        if (Known is not null)
        {
            Known = seller;
            return;
        }

        await Drafts.ForgetAllAsync(Keep(""));
        Navigation.NavigateTo($"{Back}/{seller.Id}");
    }

    private async Task<Refusal?> AddAsync(UserId user) => Take(await StaffGrain.AddStaffAsync(CommandId.New(), user));

    private async Task<Refusal?> RemoveAsync(UserId user) => Take(await StaffGrain.RemoveStaffAsync(CommandId.New(), user));

    private async Task<Refusal?> AssignAsync(UserId user, ImmutableArray<GroupId> groups) =>
        Take(await StaffGrain.AssignAsync(CommandId.New(), user, groups));

    private Refusal? Take(Outcome<StaffView> outcome)
    {
        _staff = outcome.Value ?? _staff;
        StateHasChanged();
        return outcome.Refusal;
    }
}
