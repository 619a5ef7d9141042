using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Components;
using B2BBooking.WebFront.Forms;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Localisation;
using B2BBooking.WebFront.Shows;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Pages.Seller;

public sealed partial class ProductPage
{
    private ProductDraft? _draft;
    private ProductView? _product;
    private IReadOnlyList<string> _categories = [];
    private bool _missing;

    [CascadingParameter]
    private ShowContext Context { get; set; } = null!;

    [Parameter]
    public string Show { get; set; } = "";

    [Parameter]
    public string Seller { get; set; } = "";

    /// <summary>Null for a new product.</summary>
    [Parameter]
    public string? Code { get; set; }

    protected override FormErrors Errors { get; } = new(
        "Code", "Name", "Name:en", "Name:fr", "Name:de", "Description", "Description:en", "Description:fr", "Description:de", "Category",
        "Attributes", "Attribute", "PackQuantity", "ListPrice", "ShowPrice", "Gtin", "Pictures");

    protected override IStringLocalizer PageTexts => T;

    protected override string KeptAs => $"product/{Context.Id}/{Seller}/{Code}";

    private string Back => Context.SellerRoot(Seller) + "/catalogue";

    private string Heading => _product?.Definition.Name.In(Session.Language) ?? T["NewProduct"];

    private ICatalogueGrain Catalogue => Session.Grain<ICatalogueGrain>(Context.Id, new SellerId(Seller));

    protected override async Task OnInitializedAsync()
    {
        _categories = await Categories.OfAsync(Session, Context.Id, new SellerId(Seller));
        if (Code is null)
        {
            _draft = ProductDraft.Empty(Session.Language);
            return;
        }

        _product = await Catalogue.GetAsync(Code);
        _missing = _product is null;
        _draft = _product is null ? null : ProductDraft.Of(_product.Definition);
    }

    private async Task SaveAsync()
    {
        Errors.Clear();
        Require(("Code", _draft!.Code), ("Category", _draft.Category), ("Name", string.Concat(_draft.Texts.Select(text => text.Name))));
        if (_draft.Define(Context.Currency, Errors, example => T["NotANumber", example]) is not { } definition
            || await IsTakenAsync(definition.Code)
            || await GiveAsync(command => Catalogue.DefineAsync(command, [definition])) is not { } saved)
            return;
        Toasts.Show(new Toast(T[saved.Unchanged > 0 ? "NothingChanged" : "SavedNow"]));
        Navigation.NavigateTo(Back);
    }

    // To define is to add or to change; who fills in the form for a new product does not mean to overwrite one.
    private async Task<bool> IsTakenAsync(string code)
    {
        if (_product is not null || await Catalogue.GetAsync(code) is null)
            return false;
        Errors.Add("Code", T["CodeTaken"]);
        return true;
    }

    private async Task WithdrawAsync()
    {
        Errors.Clear();
        var outcome = await Catalogue.WithdrawAsync(CommandId.New(), _product!.Id.Code, !_product.Withdrawn);
        if (!outcome.Ok)
        {
            Errors.Add(outcome.Refusal, L, T);
            return;
        }

        _product = outcome.Value;
        Toasts.Show(new Toast(T[_product.Withdrawn ? "WithdrawnNow" : "RestoredNow", Heading]));
    }
}
