using System.Security.Cryptography;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Hosting.Starting;

namespace B2BBooking.Silo.Starting;

/// <summary>Gives an empty node what it needs to be used: an administrator, where the demo did not bring one. Runs before the
/// node serves; where it was interrupted, the next start goes on.</summary>
sealed class FirstStart(NodeSettings settings, IGrainFactory grains, Welcome welcome) : IHostedService
{
    // No letters and digits that look alike: it is read from a screen once.
    private const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Caller.Set(Caller.System);
        var administrators = grains.GetGrain<IAdministratorsGrain>(GrainKeys.Single);
        if ((await administrators.ListAsync()).IsEmpty) await CreateAdministratorAsync(administrators);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

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
