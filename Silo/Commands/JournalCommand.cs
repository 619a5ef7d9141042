using System.CommandLine;
using B2BBooking.Journal;

namespace B2BBooking.Silo.Commands;

/// <summary><c>b2b journal verify</c>: opening the journal proves chains and heads; reading it all proves that every entry can be read.</summary>
static class JournalCommand
{
    public static Command Create(OpenNode open)
    {
        var verify = new Command("verify", "Check the whole journal of a node that does not run; ends with 1 where it is damaged");
        verify.SetAction((parsed, cancel) => Failures.ReportAsync(() => VerifyAsync(open, parsed, cancel)));
        return new Command("journal", "The journal of this node") { verify };
    }

    private static async Task<int> VerifyAsync(OpenNode open, ParseResult parsed, CancellationToken cancel)
    {
        using var host = await open(parsed, cancel);
        var journal = host.Services.GetRequiredService<IJournal>();
        long entries = 0;
        await foreach (var _ in journal.ReadAllAsync(cancel: cancel)) entries++;
        Console.WriteLine($"The journal is whole: {entries} entries in {journal.Scopes.Length} scopes.");
        await host.StopAsync(cancel);
        return 0;
    }
}
