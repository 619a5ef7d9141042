using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Tests.Support;

/// <summary>A show with one seller, one group and one person, made by the same grain calls as an administrator's pages use.</summary>
static class OpenShow
{
    public static readonly ShowId Spring = new("spring");
    public static readonly SellerId Acme = new("acme");
    public static readonly GroupId Shop = new("shop");
    public static readonly UserId Ann = new("ann");

    public static string AcmeKey => GrainKeys.Of(Spring, Acme);

    public static ShowDefinition Definition(DateTimeOffset now) => new(
        "Spring", "Basel", "EUR", new StageTimes(now.AddDays(-1), now.AddDays(30), now.AddDays(33), now.AddDays(60)), null, "Europe/Zurich");

    public static async Task<GrainHost> StartAsync()
    {
        var host = await GrainHost.StartAsync();
        await Accepted(host.As<IShowGrain>(Caller.System, Spring.Value).DefineAsync(CommandId.New(), Definition(host.Time.GetUtcNow())));
        await Accepted(host.As<ISellerGrain>(Caller.System, AcmeKey).DefineAsync(CommandId.New(), new SellerDefinition("Acme Ltd", "", "A1", "", "", null)));
        await Accepted(host.As<IUserGrain>(Caller.System, Ann.Value).DefineAsync(CommandId.New(), new UserDefinition("Ann Lee", "ann@shop.example", "en")));
        await Accepted(host.As<IGroupGrain>(Caller.System, Shop.Value).DefineAsync(CommandId.New(), new GroupDefinition("Corner Shop", "", "", "", "", "")));
        await Accepted(host.As<IGroupGrain>(Caller.System, Shop.Value).AddMemberAsync(CommandId.New(), Ann));
        return host;
    }

    public static async Task<T> Accepted<T>(Task<Outcome<T>> call)
    {
        var outcome = await call;
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }
}
