using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Forms;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Pages.Seller;

/// <summary>A seller's public profile: as the seller edits it, and as an administrator does.</summary>
public sealed partial class SellerForm
{
    private readonly FormErrors _errors = new("Name", "Stand", "Email", "Phone", "Description", "Logo");
    private readonly List<string> _logo = [];
    private CommandId _command = CommandId.New();
    private string _name = "";
    private string _stand = "";
    private string _email = "";
    private string _phone = "";
    private string _description = "";
    private bool _loaded;
    private bool _busy;

    [Inject]
    private Session Session { get; set; } = null!;

    [Inject]
    private Kept Kept { get; set; } = null!;

    [Inject]
    private IStringLocalizer<Texts> L { get; set; } = null!;

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

    private string Keep(string field) => $"seller/{Show}/{Seller}/{field}";

    private async Task SaveAsync()
    {
        _errors.Clear();
        _busy = true;
        var outcome = await Grain.DefineAsync(_command, new SellerDefinition(
            _name.Trim(), _description.Trim(), _stand.Trim(), _email.Trim(), _phone.Trim(), _logo.FirstOrDefault()));
        _busy = false;
        _command = CommandId.New();
        if (!outcome.Ok)
        {
            _errors.Add(outcome.Refusal, L, T);
            return;
        }

        await Kept.ForgetAsync(Keep(""));
        await Saved.InvokeAsync(outcome.Value);
    }
}
