using System.CommandLine;
using B2BBooking.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace B2BBooking.Hosting.Starting;

/// <summary><c>journal verify</c>: reads and proves every entry, every chain and every signed head.</summary>
public static class JournalCommand
{
    public static Command Create(OpenNode open)
    {
        var verify = new Command("verify", "Check the whole journal of a node that does not run; ends with 1 where it is damaged");
        verify.SetAction((parsed, cancel) => VerifyAsync(open, parsed, cancel));
        return new Command("journal", "The journal of this node") { verify };
    }

    private static async Task<int> VerifyAsync(OpenNode open, ParseResult parsed, CancellationToken cancel)
    {
        using var host = await open(parsed, cancel);
        var verified = await host.Services.GetRequiredService<NodeJournal>().VerifyAsync(cancel);
        Console.WriteLine($"The journal is whole: {verified.Entries} entries in {verified.Streams} streams, {verified.Chains} chains.");
        await host.StopAsync(cancel);
        return 0;
    }
}
