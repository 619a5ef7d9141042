using System.Collections.Immutable;
using System.CommandLine;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Hosting.Starting;
using B2BBooking.Journal;
using B2BBooking.Silo.Commands;

namespace B2BBooking.Silo.Enrolling;

/// <summary>Who uses a laptop: named by the operator, or asked of the central node, which runs or not.</summary>
sealed class UserSource(OpenNode open, ParseResult parsed, EnrolOptions options)
{
    private const string Otherwise = "name the users with --users a,b, or ask the running node with --server http://localhost:5080";

    public async Task<ImmutableArray<UserId>> ReadAsync(CancellationToken cancel)
    {
        if (!options.Users.IsEmpty) return options.Users;
        var users = options.Server is { } server ? await AskServerAsync(server, cancel) : await OpenNodeAsync(cancel);
        return users.IsDefaultOrEmpty
            ? throw new ConfigurationException([$"{Whom} has nobody who could use the laptop. Add members or staff first, or name them with --users a,b."])
            : users;
    }

    private string Whom => options.Group is { } group ? $"The group '{group}'" : $"The seller '{options.Seller}' of the show '{options.Show}'";

    private async Task<ImmutableArray<UserId>> AskServerAsync(Uri server, CancellationToken cancel)
    {
        using var client = await CentralClient.SignInAsync(server, options.Administrator, () => PasswordPrompt.Ask($"Password of {options.Administrator} at {server}: "), cancel);
        await client.NeedShowAsync(options.Show!.Value, cancel);
        return options.Group is { } group
            ? await client.MembersAsync(group, cancel)
            : await client.StaffAsync(options.Show!.Value, options.Seller!.Value, cancel);
    }

    private async Task<ImmutableArray<UserId>> OpenNodeAsync(CancellationToken cancel)
    {
        var settings = AccountCommand.Settings(parsed);
        if (settings.Journal == JournalStore.Sqlite && !File.Exists(settings.SqliteFile))
            throw new ConfigurationException([$"There is no central node in {settings.DataFolder} to ask who uses the laptop. Say where it is with --data FOLDER, or {Otherwise}."]);
        try
        {
            using var host = await open(parsed, cancel);
            var users = await ReadAsync(host.Services.GetRequiredService<IGrainFactory>());
            await host.StopAsync(CancellationToken.None);
            return users;
        }
        catch (JournalUnavailableException e)
        {
            throw new ConfigurationException([$"The central node cannot be asked who uses the laptop: {e.Message} If it runs, {Otherwise}."]);
        }
    }

    private async Task<ImmutableArray<UserId>> ReadAsync(IGrainFactory grains)
    {
        Caller.Set(Caller.System);
        if (await grains.GetGrain<IShowGrain>(options.Show!.Value.Value).GetAsync() is null)
            throw new ConfigurationException([$"The central node knows no show '{options.Show}'."]);
        if (options.Group is { } group) return (await grains.GetGrain<IGroupGrain>(group.Value).GetAsync())?.Members ?? [];
        var staff = await grains.GetGrain<IStaffGrain>(GrainKeys.Of(options.Show!.Value, options.Seller!.Value)).GetAsync();
        return [.. staff.Staff.Union(staff.Representatives.Select(r => r.Representative))];
    }
}
