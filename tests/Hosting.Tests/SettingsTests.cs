using B2BBooking.Hosting.Configuration;
using Microsoft.Extensions.Configuration;

namespace B2BBooking.Hosting.Tests;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Journal", "oracle", "B2B:Journal is 'oracle'; allowed: one of sqlite, postgres, memory.")]
    [InlineData("Journal", "postgres", "B2B:JournalConnection is missing; allowed: a PostgreSQL connection string")]
    [InlineData("ClusterAddress", "here", "B2B:ClusterAddress is 'here'; allowed: an IP address and a port, such as 10.0.0.5:11111.")]
    [InlineData("ClusterAddress", "10.0.0.5:11111", "B2B:ClusterAddress is '10.0.0.5:11111'; allowed: only with B2B:ClusterConnection.")]
    [InlineData("JournalConnection", "Host=x", "B2B:JournalConnection is '(hidden)'; allowed: only with B2B:Journal=postgres.")]
    [InlineData("NodeName", "Not An Id", "B2B:NodeName is 'Not An Id'; allowed: 1-64 of a-z")]
    [InlineData("Urls", "localhost:5080", "B2B:Urls is 'localhost:5080'; allowed: addresses such as http://localhost:5080")]
    [InlineData("Urls", "http://localhost:5080/app", "without a path")]
    [InlineData("Demo", "maybe", "B2B:Demo is 'maybe'; allowed: true or false.")]
    [InlineData("LogFormat", "xml", "B2B:LogFormat is 'xml'; allowed: one of simple, json.")]
    [InlineData("AdministratorPassword", "short", "B2B:AdministratorPassword is '(hidden)'; allowed: 8-128 characters.")]
    [InlineData("DataFoldr", "x", "B2B:DataFoldr is not a setting; known are ")]
    public void Read_BadSetting_NamesSettingValueAndWhatIsAllowed(string name, string value, string expected)
    {
        var problem = Assert.Throws<ConfigurationException>(() => Read((name, value)));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralBadSettings_NamesThemAll()
    {
        var problem = Assert.Throws<ConfigurationException>(() => Read(("Journal", "oracle"), ("Demo", "maybe"), ("Urls", "nowhere")));
        Assert.Equal(3, problem.Problems.Count);
    }

    [Fact]
    public void Read_SecretThatIsBad_IsNotInTheMessage()
    {
        var problem = Assert.Throws<ConfigurationException>(() => Read(("AdministratorPassword", "s3cret"), ("JournalConnection", "Password=s3cret")));
        Assert.DoesNotContain("s3cret", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Nothing_GivesDefaultsForOneMachine()
    {
        var settings = Read();
        Assert.Equal(("central", JournalStore.Sqlite, "http://localhost:5080"), (settings.NodeName, settings.Journal, settings.Urls));
        Assert.Equal(Path.GetFullPath("data/accounts.json"), settings.Accounts);
    }

    [Fact]
    public void Read_Wildcards_AreAddresses() => Assert.Equal("http://*:80;http://+:81", Read(("Urls", "http://*:80;http://+:81")).Urls);

    private static NodeSettings Read(params (string Name, string Value)[] settings) => NodeSettings.ReadCentral(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"B2B:{s.Name}", (string?)s.Value)))
        .Build());
}
