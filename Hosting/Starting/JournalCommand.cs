using System.CommandLine;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace B2BBooking.Hosting.Starting;

/// <summary><c>journal verify</c>: reads and proves every entry, every chain and every signed head.</summary>
public static class JournalCommand
{
    public static Command Create(NodeProgram program)
    {
        var verify = new Command("verify", "Check the whole journal of a node that does not run; ends with 1 where it is damaged");
        verify.SetAction((parsed, cancel) => VerifyAsync(program, parsed, cancel));
        return new Command("journal", "The journal of this node") { verify };
    }

    private static async Task<int> VerifyAsync(NodeProgram program, ParseResult parsed, CancellationToken cancel)
    {
        // Opening would make an empty journal there, and call it whole.
        var settings = program.SettingsOf(parsed);
        if (settings.Journal == JournalStore.Sqlite && !File.Exists(settings.SqliteFile))
            throw new ConfigurationException([$"There is no journal in {settings.DataFolder} to verify. Say where it is with --data FOLDER."]);
        using var host = await program.OpenAsync(parsed, cancel);
        var verified = await host.Services.GetRequiredService<NodeJournal>().VerifyAsync(cancel);
        Console.WriteLine($"The journal is whole: {verified.Entries} entries in {verified.Streams} streams, {verified.Chains} chains.");
        await host.StopAsync(cancel);
        return 0;
    }
}
