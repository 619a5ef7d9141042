using B2BBooking.Grains.Groups;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Sellers;
using B2BBooking.Grains.Shows;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Users;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Tests.Users;

/// <summary>The bytes of version 1 of shows, sellers and people. They stand in journals: a change that breaks one of these needs a
/// new version beside it.</summary>
public sealed class PeopleEntriesTests
{
    private const string AnnBytes = "01" + "03616E6E";
    private const string UserBytes = "01" + "03416E6E" + "03614062" + "02656E";
    private static readonly UserId Ann = new("ann");

    [Fact]
    public void Show_Version1_HasTheseBytes()
    {
        const string bytes = "01" + "0146" + "0148" + "03455552" + "D00F" + "A01F" + "F02E" + "C03E" + "01036F6C64" + "03555443";
        var show = new ShowDefinition("F", "H", "EUR", new StageTimes(At(1), At(2), At(3), At(4)), new ShowId("old"), "UTC");
        Check(bytes, ShowEntries.Define(show), payload => Assert.Equal(show, ShowEntries.ReadDefined(payload)));
    }

    [Fact]
    public void Group_Version1_HasTheseBytes()
    {
        const string bytes = "01" + "0453686F70" + "03537431" + "053130313135" + "054BC3B66C6E" + "024445" + "0137";
        var group = new GroupDefinition("Shop", "St1", "10115", "Köln", "DE", "7");
        Check(bytes, GroupEntries.Define(group), payload => Assert.Equal(group, GroupEntries.ReadDefined(payload)));
        Check(AnnBytes, GroupEntries.AddMember(Ann), payload => Assert.Equal(Ann, GroupEntries.ReadMember(payload)));
        Check(AnnBytes, GroupEntries.RemoveMember(Ann), payload => Assert.Equal(Ann, GroupEntries.ReadMember(payload)));
    }

    [Fact]
    public void User_Version1_HasTheseBytes()
    {
        var user = new UserDefinition("Ann", "a@b", "en");
        Check(UserBytes, UserEntries.Define(user), payload => Assert.Equal(user, UserEntries.ReadDefined(payload)));
    }

    [Fact]
    public void Seller_Version1_HasTheseBytes()
    {
        const string bytes = "01" + "0441636D65" + "0144" + "024131" + "00" + "0131" + "00";
        var seller = new SellerDefinition("Acme", "D", "A1", "", "1", null);
        Check(bytes, SellerEntries.Define(seller), payload => Assert.Equal(seller, SellerEntries.ReadDefined(payload)));
        Check(bytes[..^2] + "01026162", SellerEntries.Define(seller with { Logo = "ab" }), payload => Assert.Equal("ab", SellerEntries.ReadDefined(payload).Logo));
    }

    [Fact]
    public void Staff_Version1_HasTheseBytes()
    {
        Check(AnnBytes, StaffEntries.Add(Ann), payload => Assert.Equal(Ann, StaffEntries.ReadUser(payload)));
        Check(AnnBytes, StaffEntries.Remove(Ann), payload => Assert.Equal(Ann, StaffEntries.ReadUser(payload)));
        Check(AnnBytes + "02" + "0161" + "0162", StaffEntries.Assign(new Representation(Ann, [new GroupId("a"), new GroupId("b")])), payload =>
        {
            var read = StaffEntries.ReadAssigned(payload);
            Assert.Equal((Ann, "a b"), (read.Representative, string.Join(' ', read.Groups)));
        });
    }

    [Fact]
    public void Administrator_Version1_HasTheseBytes()
    {
        Check(AnnBytes, AdministratorEntries.Grant(Ann), payload => Assert.Equal(Ann, AdministratorEntries.Read(payload)));
        Check(AnnBytes, AdministratorEntries.Revoke(Ann), payload => Assert.Equal(Ann, AdministratorEntries.Read(payload)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("02" + "03416E6E" + "03614062" + "02656E")]
    [InlineData("01" + "03416E6E" + "03614062")]
    [InlineData(UserBytes + "00")]
    public void User_OtherBytes_AreRefused(string hex) =>
        Assert.Throws<PayloadFormatException>(() => UserEntries.ReadDefined(Convert.FromHexString(hex)));

    private static DateTimeOffset At(int seconds) => DateTimeOffset.UnixEpoch.AddSeconds(seconds);

    private static void Check(string bytes, Draft written, Action<ReadOnlyMemory<byte>> reads)
    {
        Assert.Equal(bytes, Convert.ToHexString(written.Payload.Span));
        reads(Convert.FromHexString(bytes));
    }
}
