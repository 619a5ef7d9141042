using System.CommandLine;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Starting;
using Spectre.Console;

namespace B2BBooking.Silo.Replay;

/// <summary><c>b2b replay online-retail FILE</c>.</summary>
public static class ReplayCommand
{
    public static Command Create(OpenNode open)
    {
        var file = new Argument<string>("FILE") { Description = "The file as CSV (UTF-8), plain or compressed with gzip." };
        var show = new Option<string>("--show")
        {
            Description = "The id of the show to replay into; a replay makes it.",
            DefaultValueFactory = _ => "online-retail",
        };
        var limit = new Option<int?>("--limit") { Description = "Replay only the first N rows." };
        var command = new Command("online-retail",
            """
            Replays the order rows of Online Retail (UCI Machine Learning Repository) in order of time, as carts, orders and
            cancellations of its customers, through the same calls as the pages use.
            Every row is taken or refused with a reason; together they are the file's sums.
            """) { file, show, limit };
        command.SetAction((parsed, cancel) =>
            RunAsync(open, parsed, parsed.GetRequiredValue(file), parsed.GetRequiredValue(show), parsed.GetValue(limit), cancel));
        return new Command("replay", "Replays what customers did elsewhere.") { command };
    }

    private static async Task<int> RunAsync(OpenNode open, ParseResult parsed, string file, string show, int? limit, CancellationToken cancel)
    {
        try
        {
            if (!IdSpelling.IsId(show))
                throw new ReplayException($"--show '{show}': an id has 1–64 of a–z, 0–9, '-', '_', '.', '@' and starts with a letter or digit.");
            if (limit is <= 0)
                throw new ReplayException($"--limit {limit}: give a number of rows from 1.");
            var lines = RetailFile.Read(file, limit);
            using var host = await open(parsed, cancel);
            var grains = host.Services.GetRequiredService<IGrainFactory>();
            var replay = new OnlineRetailReplay(grains, host.Services.GetRequiredService<TimeProvider>(), new ShowId(show), lines, cancel: cancel);
            var outcome = await ShownAsync(replay, lines.Length);
            await host.StopAsync(CancellationToken.None);
            ReplaySummary.Write(AnsiConsole.Console, outcome);
            return 0;
        }
        catch (Exception e) when (e is RetailFileException or ReplayException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static Task<ReplayOutcome> ShownAsync(OnlineRetailReplay replay, int rows) => AnsiConsole.Progress().StartAsync(shown =>
    {
        var task = shown.AddTask("Preparing products and customers", maxValue: rows);
        return replay.RunAsync(new Progress<ReplayProgress>(at =>
        {
            task.Description = $"{at.At:yyyy-MM-dd}";
            task.Value = at.Done;
        }));
    });
}
