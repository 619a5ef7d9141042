using B2BBooking.Grains.Groups;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Sellers;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Grains.Users;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Tests.Users;

public sealed class RightsTests
{
    private const Roles Signed = Roles.Anyone | Roles.SignedIn;

    private readonly UserDirectory _users = new(new GroupIndex());
    private long _position;

    public RightsTests()
    {
        Apply(GroupEntries.StreamOf(new GroupId("g")), GroupEntries.AddMember(new UserId("ann")));
        Apply(StaffEntries.StreamOf(new ShowId("spring"), new SellerId("acme")), StaffEntries.Add(new UserId("sam")));
        Apply(StaffEntries.StreamOf(new ShowId("spring"), new SellerId("acme")), StaffEntries.Assign(new Representation(new UserId("rita"), [new GroupId("g")])));
        Apply(AdministratorEntries.Stream, AdministratorEntries.Grant(new UserId("root")));
    }

    [Theory]
    [InlineData("ann", KeyLayout.ShowGroup, "spring/g", Roles.Member)]
    [InlineData("ann", KeyLayout.ShowGroup, "spring/other", Roles.None)]
    [InlineData("ann", KeyLayout.ShowGroupOrder, "spring/g/1", Roles.Member)]
    [InlineData("ann", KeyLayout.Group, "g", Roles.Member)]
    [InlineData("ann", KeyLayout.Group, "g/../g", Roles.None)]
    [InlineData("ann", KeyLayout.ShowGroup, "g", Roles.None)]
    [InlineData("ann", KeyLayout.User, "ann", Roles.Self)]
    [InlineData("ann", KeyLayout.User, "sam", Roles.None)]
    [InlineData("ann", KeyLayout.ShowSeller, "spring/acme", Roles.None)]
    [InlineData("sam", KeyLayout.ShowSeller, "spring/acme", Roles.Seller)]
    [InlineData("sam", KeyLayout.ShowSeller, "autumn/acme", Roles.None)]
    [InlineData("sam", KeyLayout.ShowGroupOrder, "spring/g/1", Roles.Seller)]
    [InlineData("sam", KeyLayout.ShowGroup, "spring/g", Roles.None)]
    [InlineData("rita", KeyLayout.ShowGroup, "spring/g", Roles.Representative)]
    [InlineData("rita", KeyLayout.ShowGroup, "autumn/g", Roles.None)]
    [InlineData("rita", KeyLayout.ShowSeller, "spring/acme", Roles.Representative)]
    [InlineData("rita", KeyLayout.Group, "g", Roles.Representative)]
    [InlineData("root", KeyLayout.ShowGroup, "spring/g", Roles.Administrator)]
    [InlineData("root", KeyLayout.Single, "all", Roles.Administrator)]
    public void RolesOf_ACaller_AreThoseToTheSubjectOfTheKey(string user, KeyLayout layout, string key, Roles roles) =>
        Assert.Equal(Signed | roles, _users.RolesOf(new UserId(user), layout, key));

    [Fact]
    public void RolesOf_NobodySignedIn_IsAnyoneAlone() => Assert.Equal(Roles.Anyone, _users.RolesOf(new UserId(""), KeyLayout.ShowGroup, "spring/g"));

    [Fact]
    public void RolesOf_WhoWasRemoved_IsGone()
    {
        Apply(GroupEntries.StreamOf(new GroupId("g")), GroupEntries.RemoveMember(new UserId("ann")));
        Apply(StaffEntries.StreamOf(new ShowId("spring"), new SellerId("acme")), StaffEntries.Assign(new Representation(new UserId("rita"), [])));
        Apply(StaffEntries.StreamOf(new ShowId("spring"), new SellerId("acme")), StaffEntries.Remove(new UserId("sam")));

        Assert.Equal(Signed, _users.RolesOf(new UserId("ann"), KeyLayout.ShowGroup, "spring/g"));
        Assert.Equal(Signed, _users.RolesOf(new UserId("rita"), KeyLayout.ShowSeller, "spring/acme"));
        Assert.Equal(Signed, _users.RolesOf(new UserId("sam"), KeyLayout.ShowSeller, "spring/acme"));
    }

    private void Apply(StreamName stream, Draft draft)
    {
        var entry = new Entry(
            stream.Scope, new OriginId(Guid.Empty), ++_position, new HybridTime(_position << 16), stream.Stream, "root", draft.Kind, Guid.NewGuid(), [], 0, draft.Payload, default);
        _users.Apply(new Recorded(_position, entry));
    }
}
