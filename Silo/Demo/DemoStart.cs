using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Hosting.Starting;
using B2BBooking.Journal.Identity;
using B2BBooking.Silo.Starting;

namespace B2BBooking.Silo.Demo;

/// <summary>Fills a fresh node with the demo before it serves, or finishes a fill that was interrupted. A node that has an
/// administrator or a show, and no demo, is somebody's own, and so is one that has served before or was enrolled: it is left alone.</summary>
sealed class DemoStart(NodeSettings settings, FormerStarts former, IGrainFactory grains, TimeProvider time, Welcome welcome, ILogger<DemoStart> log)
    : IHostedService, IProgress<DemoProgress>
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Demo && (await IsFreshAsync() || await DemoData.IsBegunAsync(grains)))
            await DemoData.FillAsync(grains, time, this, cancel: cancellationToken);
        if (!await DemoData.IsFilledAsync(grains))
            return;
        welcome.Add($"The demo's accounts, all with the password {DemoData.Password}:");
        foreach (var person in DemoData.Accounts)
            welcome.Add($"  {person.Id,-20} {person.Name}, {person.Part}");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Report(DemoProgress value)
    {
        if (settings.LogFormat == LogFormat.Json)
            log.LogInformation("Filling in the demo: {What}, {Share:P0} done", value.What, value.Share);
        else
            Console.WriteLine($"  Filling in the demo, {value.Share,4:P0}: {value.What}");
    }

    private async Task<bool> IsFreshAsync()
    {
        // Who has enrolled this node, with a root key that is elsewhere, has a show of their own.
        if (former.HasServed || !KeyFolder.HasRootKey(settings.IdentityFolder)) return false;
        Caller.Set(Caller.System);
        // A show that was imported or replayed before the first start is somebody's own as well.
        return (await grains.GetGrain<IAdministratorsGrain>(GrainKeys.Single).ListAsync()).IsEmpty
            && (await grains.GetGrain<IShowsGrain>(GrainKeys.Single).ListAsync()).IsEmpty;
    }
}
