using System.Security.Cryptography;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Hosting.Starting;

namespace B2BBooking.Silo.Starting;

/// <summary>Gives an empty node what it needs to be used: an administrator, where the demo did not bring one. Runs before the
/// node serves; where it was interrupted, the next start goes on. A node that has served before and is empty again has lost its journal:
/// its administrators come back from the other nodes, with all else.</summary>
sealed class FirstStart(NodeSettings settings, FormerStarts former, IGrainFactory grains, Welcome welcome) : IHostedService
{
    // No letters and digits that look alike: it is read from a screen once.
    private const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Caller.Set(Caller.System);
        var administrators = grains.GetGrain<IAdministratorsGrain>(GrainKeys.Single);
        if (!(await administrators.ListAsync()).IsEmpty) return;
        if (former.HasServed && (await grains.GetGrain<IDirectoryGrain>(GrainKeys.Single).UsersAsync()).IsEmpty) TellOfLoss();
        else await CreateAdministratorAsync(administrators);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void TellOfLoss()
    {
        welcome.Add("The journal is empty, though this node has served from its data folder before. Nothing is made anew here: everything comes back");
        welcome.Add("from the venues and laptops that connect. To begin a new node instead, stop this one and choose another data folder.");
    }

    private async Task CreateAdministratorAsync(IAdministratorsGrain administrators)
    {
        var user = new UserId(settings.Administrator);
        var password = settings.AdministratorPassword ?? RandomNumberGenerator.GetString(Letters, 16);
        Need(await grains.GetGrain<IUserGrain>(user.Value).DefineAsync(CommandId.New(), new UserDefinition("Administrator", "", "en")));
        Need(await grains.GetGrain<IAccountGrain>(user.Value).SetPasswordAsync(password));
        Need(await administrators.GrantAsync(CommandId.New(), user));
        welcome.Add(settings.AdministratorPassword is null
            ? $"Administrator: {user}, password (shown only now): {password}"
            : $"Administrator: {user}, with the password that the settings give");
    }

    private static void Need<T>(Outcome<T> outcome)
    {
        if (!outcome.Ok) throw new InvalidOperationException($"The administrator cannot be created: {outcome.Refusal}");
    }
}
