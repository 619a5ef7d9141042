using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Tests.Support;
using static B2BBooking.Grains.Tests.Support.OpenShow;

namespace B2BBooking.Grains.Tests.Catalogue;

public sealed class CatalogueGrainTests
{
    [Fact]
    public async Task Define_OnceAnswered_IsFoundByEveryReading()
    {
        await using var host = await StartAsync();

        var receipt = await Accepted(Catalogue(host).DefineAsync(CommandId.New(), [SampleProduct.Pan]));

        Assert.Equal(new DefineReceipt(1, 0, 0), receipt);
        var search = host.As<ICatalogueSearchGrain>(Ann, Spring.Value);
        var found = await search.SearchAsync(CatalogueQuery.All("fr") with { Text = "poele" });
        Assert.Equal("Acme Ltd", Assert.Single(found.Products).SellerName);
        Assert.Equal("AB-1024", (await search.ResolveAsync(["ab-1024"]))[0].Products.Single().Definition.Code);
        Assert.Equal(1, (await Catalogue(host).ListAsync("pan", 0, 10)).Total);
        Assert.Equal(1, (await host.As<IDirectoryGrain>(Ann, GrainKeys.Single).SellersAsync(Spring)).Single().Products);
    }

    [Fact]
    public async Task Define_Repeated_IsAnsweredTheSameAlsoAfterARestart()
    {
        var host = await StartAsync();
        var command = CommandId.New();
        await Accepted(Catalogue(host).DefineAsync(command, [SampleProduct.Pan]));
        var written = host.Journal.VectorOf(Scope.Public(Spring));

        host = await host.RestartAsync();
        await using var restarted = host;

        Assert.Equal(new DefineReceipt(1, 0, 0), await Accepted(Catalogue(host).DefineAsync(command, [SampleProduct.Pan])));
        Assert.Equal(new DefineReceipt(0, 0, 1), await Accepted(Catalogue(host).DefineAsync(CommandId.New(), [SampleProduct.Pan])));
        Assert.Equal(written.Highest, host.Journal.VectorOf(Scope.Public(Spring)).Highest);
    }

    [Fact]
    public async Task Withdraw_OfAProduct_HidesItFromTheSearchAlone()
    {
        await using var host = await StartAsync();
        await Accepted(Catalogue(host).DefineAsync(CommandId.New(), [SampleProduct.Pan]));

        var withdrawn = await Accepted(Catalogue(host).WithdrawAsync(CommandId.New(), "AB-1024", withdrawn: true));

        Assert.True(withdrawn.Withdrawn);
        var search = host.As<ICatalogueSearchGrain>(Ann, Spring.Value);
        Assert.Equal(0, (await search.SearchAsync(CatalogueQuery.All("en"))).Total);
        Assert.True((await search.FindAsync([new ProductId(Acme, "AB-1024")])).Single().Withdrawn);
        await Accepted(Catalogue(host).WithdrawAsync(CommandId.New(), "AB-1024", withdrawn: false));
        Assert.Equal(1, (await search.SearchAsync(CatalogueQuery.All("en"))).Total);
    }

    [Fact]
    public async Task Define_AtASellerThatIsNotThere_IsRefused()
    {
        await using var host = await StartAsync();
        var grain = host.As<ICatalogueGrain>(Caller.System, GrainKeys.Of(Spring, new SellerId("nobody")));

        Assert.Equal(RefusalCodes.NotFound, (await grain.DefineAsync(CommandId.New(), [SampleProduct.Pan])).Refusal?.Code);
    }

    [Fact]
    public async Task Currency_OnceProductsHavePrices_CannotChange()
    {
        await using var host = await StartAsync();
        await Accepted(Catalogue(host).DefineAsync(CommandId.New(), [SampleProduct.Pan]));

        var outcome = await host.As<IShowGrain>(Caller.System, Spring.Value)
            .DefineAsync(CommandId.New(), Definition(host.Time.GetUtcNow()) with { Currency = "CHF" });

        Assert.Equal("currency", outcome.Refusal?.Arguments[0]);
    }

    [Fact]
    public async Task PutPicture_OnceStored_IsThereAfterARestart()
    {
        var picture = new Picture("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]);
        var key = GrainKeys.Of(Spring, PictureRules.HashOf(picture.Bytes.AsSpan()));
        var host = await StartAsync();
        await Accepted(host.As<IPictureGrain>(Caller.System, key).PutAsync(picture));
        Assert.Equal("hash", (await host.As<IPictureGrain>(Caller.System, GrainKeys.Of(Spring, new string('0', 64))).PutAsync(picture)).Refusal?.Arguments[0]);

        host = await host.RestartAsync();
        await using var restarted = host;

        Assert.Equal(picture.Bytes.AsEnumerable(), (await host.As<IPictureGrain>(Ann, key).GetAsync())!.Bytes);
    }

    [Fact]
    public async Task PutPicture_ByAMember_IsNotAllowedUntilStaffOfASellerThere()
    {
        var picture = new Picture("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]);
        var key = GrainKeys.Of(Spring, PictureRules.HashOf(picture.Bytes.AsSpan()));
        await using var host = await StartAsync();

        await Assert.ThrowsAsync<NotAllowedException>(() => host.As<IPictureGrain>(Ann, key).PutAsync(picture));
        Assert.Null(await host.As<IPictureGrain>(Ann, key).GetAsync());

        await Accepted(host.As<IStaffGrain>(Caller.System, AcmeKey).AddStaffAsync(CommandId.New(), Ann));
        await Accepted(host.As<IPictureGrain>(Ann, key).PutAsync(picture));
    }

    [Fact]
    public async Task Assign_OfGroupsToARepresentative_ShowsInTheStanding()
    {
        await using var host = await StartAsync();
        await Accepted(host.As<IStaffGrain>(Caller.System, AcmeKey).AssignAsync(CommandId.New(), Ann, [Shop]));
        await Accepted(host.As<IAdministratorsGrain>(Caller.System, GrainKeys.Single).GrantAsync(CommandId.New(), Ann));

        var me = await host.As<IDirectoryGrain>(Ann, GrainKeys.Single).MeAsync(Spring);

        Assert.True(me!.Administrator);
        Assert.Equal([new Named("shop", "Corner Shop")], me.Groups.AsEnumerable());
        Assert.Equal([new Named("acme", "Acme Ltd")], me.RepresentedSellers.AsEnumerable());
        Assert.Equal([new Named("shop", "Corner Shop")], me.RepresentedGroups.AsEnumerable());
        Assert.Equal("user", (await host.As<IAdministratorsGrain>(Caller.System, GrainKeys.Single).RevokeAsync(CommandId.New(), Ann)).Refusal?.Arguments[0]);
    }

    [Fact]
    public async Task Staff_ReadByARepresentative_ShowsNoOtherRepresentativesGroups()
    {
        await using var host = await StartAsync();
        var bea = new UserId("bea");
        await Accepted(host.As<IUserGrain>(Caller.System, bea.Value).DefineAsync(CommandId.New(), new UserDefinition("Bea", "bea@shop.example", "en")));
        await Accepted(host.As<IStaffGrain>(Caller.System, AcmeKey).AssignAsync(CommandId.New(), Ann, [Shop]));
        await Accepted(host.As<IStaffGrain>(Caller.System, AcmeKey).AssignAsync(CommandId.New(), bea, [Shop]));

        Assert.Equal(bea, Assert.Single((await host.As<IStaffGrain>(bea, AcmeKey).GetAsync()).Representatives).Representative);
        Assert.Equal(2, (await host.As<IStaffGrain>(Caller.System, AcmeKey).GetAsync()).Representatives.Length);
    }

    [Fact]
    public async Task Grant_ToAUserThatIsNotThere_IsRefused()
    {
        await using var host = await StartAsync();

        var outcome = await host.As<IAdministratorsGrain>(Caller.System, GrainKeys.Single).GrantAsync(CommandId.New(), new UserId("nobody"));

        Assert.Equal(Refusal.Of(RefusalCodes.NotFound, "user", "nobody"), outcome.Refusal);
    }

    private static ICatalogueGrain Catalogue(GrainHost host) => host.As<ICatalogueGrain>(Caller.System, AcmeKey);
}
