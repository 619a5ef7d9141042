using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;
using B2BBooking.Journal.Tests.Stores;

namespace B2BBooking.Journal.Tests.Crash;

/// <summary>The program that <see cref="CrashTests"/> kills while it takes in what laptops wrote: it prints how far each chain was
/// answered to be durable.</summary>
static class CrashReceiver
{
    public const int Laptops = 4;

    public static Scope ScopeOf(int laptop) => Samples.Cart(laptop).Scope;

    public static async Task ReceiveAsync(string file, string identities)
    {
        var identity = KeyFolder.OpenEnrolled(Path.Combine(identities, "central"));
        await using var journal = await JournalFactory.OpenSqliteAsync(file, new JournalOptions { Identity = identity });
        await using var lines = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        var output = TextWriter.Synchronized(lines);
        await Task.WhenAll(Enumerable.Range(0, Laptops).Select(n => Task.Run(() => PullAsync(journal, identities, n, output))));
    }

    /// <summary>A laptop that writes for ever, and hands over each run at once.</summary>
    private static async Task PullAsync(NodeJournal journal, string identities, int n, TextWriter output)
    {
        var identity = KeyFolder.OpenEnrolled(Path.Combine(identities, $"laptop-{n}"));
        await using var laptop = JournalFactory.OpenMemory(new JournalOptions { Identity = identity });
        journal.Introduce(laptop.IncarnationOf(laptop.Origin)!);
        for (long known = 0, after = 0; ;)
        {
            known = (await laptop.AppendAsync([Samples.Several(Samples.Cart(n), known, 40)]))[^1].Position;
            while (await laptop.LoadRunAsync(ScopeOf(n), laptop.Origin, after, 4_000) is { } run)
            {
                var outcome = await journal.ImportAsync(run, "laptop");
                if (outcome.Verdict != ImportVerdict.Stored) throw new InvalidOperationException($"A run was not stored: {outcome}");
                after = run.LastSeq;
                output.WriteLine($"{n} {laptop.Origin.Value:N} {after}");
            }
        }
    }
}
