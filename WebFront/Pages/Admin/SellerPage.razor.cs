using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Components;
using B2BBooking.WebFront.Forms;
using B2BBooking.WebFront.Identity;
using Microsoft.AspNetCore.Components;

namespace B2BBooking.WebFront.Pages.Admin;

/// <summary>A seller at a show: the profile, and who sells for it.</summary>
public sealed partial class SellerPage
{
    private SellerView? _seller;
    private StaffView _staff = new([], []);
    private string _id = "";
    private string? _chosen;
    private string? _error;
    private bool _loaded;

    [Inject]
    private Session Session { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Kept Kept { get; set; } = null!;

    [Inject]
    private Toasts Toasts { get; set; } = null!;

    [Parameter]
    public string Show { get; set; } = "";

    /// <summary>Null for a new seller.</summary>
    [Parameter]
    public string? Seller { get; set; }

    private ShowId ShowId => new(Show);

    private string Back => $"/admin/shows/{Show}/sellers";

    private IStaffGrain StaffGrain => Session.Grain<IStaffGrain>(ShowId, _seller!.Id);

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded && _seller?.Id.Value == Seller)
            return;
        await Session.Single<IAdministratorsGrain>().ListAsync();
        _seller = Seller is null ? null : await Session.Grain<ISellerGrain>(ShowId, new SellerId(Seller)).GetAsync();
        if (_seller is not null)
            _staff = await StaffGrain.GetAsync();
        _loaded = true;
    }

    private async Task BeginAsync()
    {
        var id = _id.Trim();
        _error = !IdSpelling.IsId(id) ? T["Expected.Id"].Value
            : await Session.Grain<ISellerGrain>(ShowId, new SellerId(id)).GetAsync() is not null ? T["IdTaken"].Value
            : null;
        _chosen = _error is null ? id : null;
    }

    private async Task SavedAsync(SellerView seller)
    {
        Toasts.Show(new Toast(T["Saved", seller.Definition.Name]));
        if (_seller is null)
        {
            await Kept.ForgetAsync($"new-seller/{Show}/");
            Navigation.NavigateTo($"{Back}/{seller.Id}");
        }

        _seller = Seller is null ? null : seller;
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
