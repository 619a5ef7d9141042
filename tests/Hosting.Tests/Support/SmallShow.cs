using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Hosting.Tests.Support;

/// <summary>A show in its stage before: seller acme with product P1; groups blue (anna, ben) and red (rita); sam of acme's staff,
/// rep representing it for blue; boss administrates.</summary>
public static class SmallShow
{
    public static readonly ShowId Show = new("spring");
    public static readonly SellerId Acme = new("acme");
    public static readonly GroupId Blue = new("blue");
    public static readonly GroupId Red = new("red");
    public static readonly ProductId P1 = new(Acme, "P1");

    private static readonly string[] People = ["anna", "ben", "rita", "sam", "rep", "boss"];

    public static async Task FillAsync(TestNode node)
    {
        var grains = node.AsSystem;
        foreach (var user in People)
        {
            node.AddAccount(user);
            Check(await grains.GetGrain<IUserGrain>(user).DefineAsync(CommandId.New(), new UserDefinition(user, $"{user}@example.com", "en")));
        }

        await FillShowAsync(grains);
        await AddMembersAsync(grains, Blue, "anna", "ben");
        await AddMembersAsync(grains, Red, "rita");
        var staff = grains.GetGrain<IStaffGrain>(GrainKeys.Of(Show, Acme));
        Check(await staff.AddStaffAsync(CommandId.New(), new("sam")));
        Check(await staff.AssignAsync(CommandId.New(), new("rep"), [Blue]));
        Check(await grains.GetGrain<IAdministratorsGrain>(GrainKeys.Single).GrantAsync(CommandId.New(), new("boss")));
    }

    private static async Task FillShowAsync(IGrainFactory grains)
    {
        var now = DateTimeOffset.UtcNow;
        var times = new StageTimes(now.AddDays(-1), now.AddDays(30), now.AddDays(40), now.AddDays(60));
        Check(await grains.GetGrain<IShowGrain>(Show.Value)
            .DefineAsync(CommandId.New(), new ShowDefinition("Spring", "Lyon", "EUR", times, null, "Europe/Paris")));
        Check(await grains.GetGrain<ISellerGrain>(GrainKeys.Of(Show, Acme))
            .DefineAsync(CommandId.New(), new SellerDefinition("Acme", "", "A1", "acme@example.com", "", null)));
        var product = new ProductDefinition(
            P1.Code, LocalText.Of("en", "Pan"), LocalText.Of("en", "A pan"), "Kitchen/Pans", [], 1, new Money(12, "EUR"), new Money(10, "EUR"), null, []);
        Check(await grains.GetGrain<ICatalogueGrain>(GrainKeys.Of(Show, Acme)).DefineAsync(CommandId.New(), [product]));
    }

    private static async Task AddMembersAsync(IGrainFactory grains, GroupId id, params string[] members)
    {
        var group = grains.GetGrain<IGroupGrain>(id.Value);
        Check(await group.DefineAsync(CommandId.New(), new GroupDefinition(id.Value, "Street 1", "69000", "Lyon", "FR", id.Value)));
        foreach (var member in members) Check(await group.AddMemberAsync(CommandId.New(), new(member)));
    }

    private static void Check<T>(Outcome<T> outcome) => Assert.True(outcome.Ok, $"{outcome.Refusal}");
}
