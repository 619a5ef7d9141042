using System.CommandLine;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Starting;
using B2BBooking.Silo.Import.AdventureWorks;
using Spectre.Console;

namespace B2BBooking.Silo.Import;

/// <summary><c>b2b import adventureworks DIR</c>.</summary>
public static class ImportCommand
{
    public static Command Create(OpenNode open)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder with AdventureWorks's CSV files (Product.csv, Vendor.csv, Store.csv …)." };
        var show = new Option<string>("--show")
        {
            Description = "The id of the show to import into; it is made where it does not exist.",
            DefaultValueFactory = _ => "adventure-works",
        };
        var accounts = new Option<string?>("--accounts")
        {
            Description = "Also make two members a store (store-292.buyer, store-292.manager) with random passwords, and write these to this file, which must not exist. The files name no people.",
        };
        var command = new Command("adventureworks",
            """
            Makes a show of Microsoft's AdventureWorks: vendors are sellers, stores are client groups.
            A product is listed by each of its vendors; what has no vendor by the seller 'adventure-works'.
            Run again, it changes only what has changed in the files.
            """) { folder, show, accounts };
        command.SetAction((parsed, cancel) =>
            RunAsync(open, parsed, parsed.GetRequiredValue(folder), parsed.GetRequiredValue(show), parsed.GetValue(accounts), cancel));
        return new Command("import", "Makes a show of another system's data.") { command };
    }

    private static async Task<int> RunAsync(OpenNode open, ParseResult parsed, string folder, string show, string? accounts, CancellationToken cancel)
    {
        try
        {
            if (!IdSpelling.IsId(show))
                throw new ImportException($"--show '{show}': an id has 1–64 of a–z, 0–9, '-', '_', '.', '@' and starts with a letter or digit.");
            if (accounts is not null && File.Exists(accounts))
                throw new ImportException($"--accounts {accounts}: the file exists. Give one that does not exist yet.");
            var plan = Mapping.Read(folder, DateTime.UtcNow);
            using var host = await open(parsed, cancel);
            await WriteAsync(host, plan, new ShowId(show), accounts);
            await host.StopAsync(CancellationToken.None);
            return 0;
        }
        catch (ImportException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task WriteAsync(IHost host, ShowPlan plan, ShowId show, string? accounts)
    {
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var import = new AdventureWorksImport(grains, host.Services.GetRequiredService<TimeProvider>(), show);
        var written = await ShownAsync("Sellers and client groups", plan.Sellers.Length + plan.Groups.Length, progress => import.RunAsync(plan, progress));
        ImportSummary.Write(AnsiConsole.Console, plan, written);
        if (accounts is null)
            return;
        var made = await ShownAsync("Accounts", plan.Groups.Length * 2, progress => new StoreAccounts(grains).CreateAsync(plan.Groups, accounts, progress));
        AnsiConsole.Console.WriteLine($"{made} accounts; their passwords are in {accounts}.");
    }

    private static Task<T> ShownAsync<T>(string what, int total, Func<IProgress<int>, Task<T>> run) => AnsiConsole.Progress().StartAsync(shown =>
    {
        var task = shown.AddTask(what, maxValue: total);
        return run(new Progress<int>(done => task.Value = done));
    });
}
