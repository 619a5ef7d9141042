using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Pages.Seller;

/// <summary>A seller's public profile: as the seller edits it, and as an administrator does.</summary>
public sealed partial class SellerForm
{
    private readonly List<string> _logo = [];
    private string _name = "";
    private string _stand = "";
    private string _email = "";
    private string _phone = "";
    private string _description = "";
    private bool _loaded;

    [Parameter, EditorRequired]
    public ShowId Show { get; set; }

    [Parameter, EditorRequired]
    public string Seller { get; set; } = "";

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter]
    public string? Intro { get; set; }

    [Parameter]
    public string? Back { get; set; }

    [Parameter]
    public EventCallback<SellerView> Saved { get; set; }

    protected override FormErrors Errors { get; } = new("Name", "Stand", "Email", "Phone", "Description", "Logo");

    protected override IStringLocalizer PageTexts => T;

    protected override string KeptAs => $"seller/{Show}/{Seller}";

    private ISellerGrain Grain => Session.Grain<ISellerGrain>(Show, new SellerId(Seller));

    protected override async Task OnInitializedAsync()
    {
        if (await Grain.GetAsync() is { Definition: var known })
        {
            (_name, _stand, _email, _phone, _description) = (known.Name, known.Stand, known.Email, known.Phone, known.Description);
            if (known.Logo is not null)
                _logo.Add(known.Logo);
        }

        _loaded = true;
    }

    private async Task SaveAsync()
    {
        Errors.Clear();
        var definition = new SellerDefinition(
            _name.Trim(), _description.Trim(), _stand.Trim(), _email.Trim(), _phone.Trim(), _logo.FirstOrDefault());
        if (await GiveAsync(command => Grain.DefineAsync(command, definition)) is { } saved)
            await Saved.InvokeAsync(saved);
    }
}
