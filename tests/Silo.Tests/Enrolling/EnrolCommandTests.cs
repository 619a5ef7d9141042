using System.CommandLine;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Hosting.Starting;
using B2BBooking.Journal.Identity;
using B2BBooking.Silo.Enrolling;
using B2BBooking.Silo.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace B2BBooking.Silo.Tests.Enrolling;

/// <summary>Laptops enrolled at a central node that does not run.</summary>
public sealed class EnrolCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public EnrolCommandTests()
    {
        Enrolment.CreateOrganizer(Organizer, "organizer", DateTimeOffset.UtcNow);
        Directory.CreateDirectory(Data);
        // That there is a node is seen by its journal.
        File.WriteAllBytes(Path.Combine(Data, "journal.db"), []);
    }

    private string Organizer => Path.Combine(_folder.Path, "organizer");

    private string Data => Path.Combine(_folder.Path, "data");

    private string Out => Path.Combine(_folder.Path, "laptop-7");

    [Fact]
    public async Task Enrol_ForAGroupOfAShow_CertifiesItsMembers()
    {
        Assert.Equal(0, await EnrolAsync("spring", "acme"));
        using var identity = KeyFolder.OpenEnrolled(Out);
        Assert.Equal("spring/group/acme group/acme user/anna", string.Join(" ", identity.Chain.Node.Scopes));
    }

    [Fact]
    public async Task Enrol_ForAShowThatIsNotKnown_SaysSoAndMakesNothing()
    {
        var problem = await Assert.ThrowsAsync<ConfigurationException>(() => EnrolAsync("sprign", "acme"));
        Assert.Contains("no show 'sprign'", problem.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<int> EnrolAsync(string show, string group)
    {
        var root = new RootCommand { EnrolCommand.Create((_, _) => OpenAsync()) };
        NodeOptions.AddTo(root);
        var parsed = root.Parse(["enrol", "laptop-7", "--role", "laptop", "--organizer", Organizer, "--out", Out, "--show", show, "--group", group, "--data", Data]);
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    private async Task<IHost> OpenAsync()
    {
        var host = await Node.OpenAsync(Path.Combine(_folder.Path, "node"));
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        Caller.Set(Caller.System);
        var now = DateTimeOffset.UtcNow;
        await grains.GetGrain<IShowGrain>("spring").DefineAsync(
            CommandId.New(), new ShowDefinition("Spring", "Lyon", "EUR", new StageTimes(now.AddDays(-1), now.AddDays(1), now.AddDays(2), now.AddDays(3)), null, "Europe/Paris"));
        await grains.GetGrain<IUserGrain>("anna").DefineAsync(CommandId.New(), new UserDefinition("Anna", "", "en"));
        await grains.GetGrain<IGroupGrain>("acme").DefineAsync(CommandId.New(), new GroupDefinition("Acme", "Street 1", "69000", "Lyon", "FR", "1"));
        await grains.GetGrain<IGroupGrain>("acme").AddMemberAsync(CommandId.New(), new("anna"));
        return host;
    }
}
