using B2BBooking.Hosting.Configuration;
using B2BBooking.Journal.Identity;
using Microsoft.Extensions.Configuration;

namespace B2BBooking.Hosting.Tests;

public sealed class EdgeSettingsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("b2b-edge-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("Role", "central", "B2B:Role is 'central'; allowed: venue or laptop")]
    [InlineData("Upstreams", "http://a/path", "B2B:Upstreams is 'http://a/path'; allowed: addresses such as venue-a:5082")]
    [InlineData("Peers", "ftp://a", "B2B:Peers is 'ftp://a'")]
    [InlineData("ListenUrls", "5083", "B2B:ListenUrls is '5083'")]
    [InlineData("Discover", "perhaps", "B2B:Discover is 'perhaps'; allowed: true or false.")]
    [InlineData("LinksByAnyone", "perhaps", "B2B:LinksByAnyone is 'perhaps'; allowed: true or false.")]
    [InlineData("Demo", "true", "B2B:Demo is not a setting")]
    public void ReadEdge_BadSetting_NamesSettingValueAndWhatIsAllowed(string name, string value, string expected)
    {
        var problem = Assert.Throws<ConfigurationException>(() => Read(name == "Role" ? [(name, value)] : [("Role", "laptop"), (name, value)]));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadEdge_OfANodeThatIsNotEnrolled_SaysHowToEnrolIt()
    {
        var problem = Assert.Throws<IdentityException>(() => Read(("Role", "laptop")));
        Assert.Contains("b2b enrol", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadEdge_OfAnEnrolledLaptop_TakesNameFromItsCertificateAndAccountsFromItsFolder()
    {
        Enrol(NodeRole.Laptop);
        var settings = Read(("Role", "laptop"), ("Upstreams", "venue-a:5082; https://booking.example.com"));
        Assert.Equal(("laptop-1", NodeRole.Laptop, "http://localhost:5081"), (settings.NodeName, settings.Role, settings.Urls));
        Assert.Equal(Path.Combine(_folder.FullName, "identity", "accounts.json"), settings.Accounts);
        Assert.Equal(["ws://venue-a:5082/exchange", "wss://booking.example.com/exchange"], settings.Links.Upstreams.Select(u => u.Exchange.ToString()));
        Assert.Equal(["http://venue-a:5082", "https://booking.example.com"], settings.Links.Upstreams.Select(u => u.ToString()));
    }

    [Fact]
    public void ReadEdge_WithAnotherRoleThanEnrolled_NamesBoth()
    {
        Enrol(NodeRole.Laptop);
        var problem = Assert.Throws<ConfigurationException>(() => Read(("Role", "venue")));
        Assert.Contains("enrolled as laptop; started with --role venue", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadEdge_OfAVenueWhoseLinksAnyoneMayCut_IsRefused()
    {
        var problem = Assert.Throws<ConfigurationException>(() => Read(("Role", "venue"), ("LinksByAnyone", "true")));
        Assert.Contains("administrators", problem.Message, StringComparison.Ordinal);
    }

    private void Enrol(NodeRole role)
    {
        var (organizer, now) = (Path.Combine(_folder.FullName, "organizer"), DateTimeOffset.UtcNow);
        Enrolment.CreateOrganizer(organizer, "organizer", now);
        Enrolment.Enrol(organizer, new("laptop-1", role, ["group/blue"], now.AddDays(-1), now.AddDays(1)), Path.Combine(_folder.FullName, "identity"));
    }

    private NodeSettings Read(params (string Name, string Value)[] settings) => NodeSettings.ReadEdge(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Append(("DataFolder", _folder.FullName)).Select(s => KeyValuePair.Create($"B2B:{s.Item1}", (string?)s.Item2)))
        .Build());
}
