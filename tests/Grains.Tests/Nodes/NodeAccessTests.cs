using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Nodes;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Journal;
using B2BBooking.Journal.Identity;
using Microsoft.Extensions.DependencyInjection;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Nodes;

/// <summary>What a node takes commands for: central for all, a laptop for the merged streams of its own scopes.</summary>
public sealed class NodeAccessTests
{
    private readonly KnownShow _show = new();

    [Theory]
    [InlineData(NodeRole.Venue, "*")]
    [InlineData(NodeRole.Laptop, "spring-2027/group/acme")]
    public async Task CentralStream_AwayFromCentral_IsRefused(NodeRole role, string scope)
    {
        await using var host = await StartAsync(role, scope);
        var code = RefusalCodes.CentralOnly;
        Assert.Equal(code, (await host.As<IGroupGrain>(Caller.System, "acme").AddMemberAsync(CommandId.New(), Bob)).Refusal?.Code);
        Assert.Equal(code, (await host.As<IUserGrain>(Caller.System, "bob").DefineAsync(CommandId.New(), new UserDefinition("Bob", "", "en"))).Refusal?.Code);
        var definition = _show.Find(Show)!;
        Assert.Equal(code, (await host.As<IShowGrain>(Caller.System, "winter").DefineAsync(CommandId.New(), definition)).Refusal?.Code);
        var order = host.As<IOrderGrain>(Caller.System, GrainKeys.Of(Show, Group, "o1"));
        Assert.Equal(code, (await order.AcceptAsync(CommandId.New())).Refusal?.Code);
    }

    [Fact]
    public async Task Cart_OnALaptopOfItsGroup_IsEdited()
    {
        await using var host = await StartAsync(NodeRole.Laptop, "spring-2027/group/acme");
        var added = await host.As<ICartGrain>(Ann, CartKey).AddAsync(CommandId.New(), new AddLine(_show.Has(Pans, "p1"), 1, 1));
        Assert.Null(added.Refusal);
    }

    [Fact]
    public async Task Cart_OnALaptopOfAnotherGroup_IsRefusedAndUnchanged()
    {
        await using var host = await StartAsync(NodeRole.Laptop, "spring-2027/group/other");
        var cart = host.As<ICartGrain>(Ann, CartKey);
        Assert.Equal(RefusalCodes.NotHere, (await cart.AddAsync(CommandId.New(), new AddLine(_show.Has(Pans, "p1"), 1, 1))).Refusal?.Code);
        Assert.Empty((await cart.GetAsync()).Lines);
    }

    [Fact]
    public async Task Member_WhoseDataIsNotHere_HasTheRightsOfTheGroup()
    {
        await using var host = await GrainHost.StartAsync();
        await host.Journal.AppendAsync(
            [new StreamAppend(Groups.GroupEntries.StreamOf(Group), 0, "", Guid.NewGuid(), [Groups.GroupEntries.AddMember(Bob)])]);
        await Eventually.BecomesTrue(
            async () => await host.As<IDirectoryGrain>(Bob, GrainKeys.Single).MeAsync(Show) is { User.Definition.Name: "bob", Groups: [{ Id: "acme" }] },
            "the member is known by id");
        Assert.Null(await host.As<IDirectoryGrain>(Otto, GrainKeys.Single).MeAsync(Show));
    }

    private Task<GrainHost> StartAsync(NodeRole role, params ImmutableArray<string> scopes) => GrainHost.StartAsync(services =>
    {
        _show.Register(services);
        services.AddSingleton<INodeAccess>(new NodeAccess(CertificateOf(role, scopes)));
    });

    private static Certificate CertificateOf(NodeRole role, ImmutableArray<string> scopes)
    {
        using var root = NodeKey.Create();
        using var key = NodeKey.Create();
        var (from, until) = (Now.AddDays(-1), Now.AddDays(1));
        return Certificate.SelfSigned(root, "organizer", from, until).Issue(root, "node", role, scopes, from, until, key.PublicKey);
    }
}
