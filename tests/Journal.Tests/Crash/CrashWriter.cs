using B2BBooking.Journal.Tests.Stores;

namespace B2BBooking.Journal.Tests.Crash;

/// <summary>The program that <see cref="CrashTests"/> kills: it appends for ever and prints what was acknowledged.
/// Each append holds three entries (writer, number), so that half an append would show.</summary>
static class CrashWriter
{
    public const int Writers = 8;

    public const int EntriesOfAnAppend = 3;

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is ["receive-until-killed", var journalFile, var identities])
        {
            await CrashReceiver.ReceiveAsync(journalFile, identities);
            return 0;
        }

        if (arguments is not ["write-until-killed", var file]) return 2;
        await using var journal = await JournalFactory.OpenSqliteAsync(file);
        await using var lines = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        // One for all writers: their lines must not mix.
        var output = TextWriter.Synchronized(lines);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(() => WriteAsync(journal, w, output))));
        return 0;
    }

    private static async Task WriteAsync(NodeJournal journal, int writer, TextWriter output)
    {
        var stream = Samples.Cart(writer);
        var held = await journal.ReadStreamAsync(stream).ToList();
        var known = held.Count == 0 ? 0 : held[^1].Position;
        for (var number = held.Count / EntriesOfAnAppend; ; number++)
        {
            var payload = BitConverter.GetBytes(number);
            var drafts = Enumerable.Range(0, EntriesOfAnAppend).Select(_ => new Draft("cart.line.added", payload, []));
            var recorded = await journal.AppendAsync([new StreamAppend(stream, known, "anna", Guid.CreateVersion7(), [.. drafts])]);
            known = recorded[^1].Position;
            output.WriteLine($"{writer} {number}");
        }
    }
}
