using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Localisation;

namespace B2BBooking.WebFront.Shows;

/// <summary>Where the user is: the show, what the user is at it, and the client group whose cart the pages edit (the own
/// one, or an assigned one of a representative). The layout cascades it to every page below <c>/s/…</c>.</summary>
public sealed record ShowContext(ShowView Show, Standing Standing, Named? Group, Vocabulary Words)
{
    public ShowId Id => Show.Id;

    public GroupId? GroupId => Group is { } group ? new GroupId(group.Id) : null;

    public string Currency => Show.Definition.Currency;

    public TimeZoneInfo Zone { get; } = Formats.Zone(Show.Definition.TimeZone);

    /// <summary>The group is not one of the user's own: a representative acts for it.</summary>
    public bool OnBehalf => Group is not null && Standing.Groups.All(own => own.Id != Group.Id);

    /// <summary>The stage lets carts be edited; pages do not offer what would be refused.</summary>
    public bool CartIsOpen => Show.Stage is Stage.Before or Stage.During or Stage.After;

    public bool IsMember => Group is not null && !OnBehalf;

    /// <summary>A page of this show, e.g. <c>catalog</c>; for another than the first own group its address names the group.</summary>
    public string Link(string page = "") =>
        Base + (NamesGroup ? $"/groups/{Uri.EscapeDataString(Group!.Id)}" : "") + (page.Length == 0 ? "" : "/" + page);

    /// <summary>A page that is the same whichever group is acted for.</summary>
    public string Link(string page, bool anyGroup) => anyGroup ? $"{Base}/{page}" : Link(page);

    public string ProductLink(ProductId product) =>
        Link($"products/{Uri.EscapeDataString(product.Seller.Value)}/{Uri.EscapeDataString(product.Code)}");

    public string SellerLink(SellerId seller) => Link("sellers/" + Uri.EscapeDataString(seller.Value));

    private string Base => "/s/" + Uri.EscapeDataString(Show.Id.Value);

    private bool NamesGroup => Group is not null && (Standing.Groups.IsEmpty || Standing.Groups[0].Id != Group.Id);
}
