using System.Diagnostics;
using System.Globalization;
using B2BBooking.Journal.Tests.Stores;

namespace B2BBooking.Journal.Tests.Crash;

public sealed class CrashTests
{
    private const int Kills = 20;

    [Fact]
    public async Task Process_KilledWhileAppending_LeavesEveryAcknowledgedAppend_AndNoHalfOne()
    {
        using var folder = new TempFolder();
        var file = folder.File("journal.db");
        var acknowledged = new int[CrashWriter.Writers];
        Array.Fill(acknowledged, -1);
        var random = new Random(20270318);
        for (var kill = 0; kill < Kills; kill++)
        {
            KillAfter(random.Next(1, 400), file, acknowledged);
            await AssertWhole(file, acknowledged, $"kill {kill + 1}");
        }
    }

    /// <summary>Kills the writer once it has acknowledged so many appends, and notes all that it has acknowledged by then.</summary>
    private static void KillAfter(int appends, string file, int[] acknowledged)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList = { "exec", typeof(CrashWriter).Assembly.Location, "write-until-killed", file },
        };
        using var process = Process.Start(start)!;
        try
        {
            for (var seen = 1; process.StandardOutput.ReadLine() is { } line; seen++)
            {
                var parts = line.Split(' ');
                if (parts.Length == 2 && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var number))
                    acknowledged[int.Parse(parts[0], CultureInfo.InvariantCulture)] = number;
                if (seen == appends) process.Kill();
            }
        }
        finally
        {
            // It writes until it is killed: no failure here may leave it running.
            if (!process.HasExited) process.Kill();
        }

        process.WaitForExit();
        Assert.Equal(128 + 9, process.ExitCode);
    }

    private static async Task AssertWhole(string file, int[] acknowledged, string when)
    {
        await using var journal = await JournalFactory.OpenSqliteAsync(file);
        await journal.VerifyAsync();
        for (var writer = 0; writer < CrashWriter.Writers; writer++)
        {
            var numbers = (await journal.ReadStreamAsync(Samples.Cart(writer)).ToList()).ConvertAll(r => BitConverter.ToInt32(r.Entry.Payload.Span));
            var appends = numbers.Count / CrashWriter.EntriesOfAnAppend;
            Assert.True(appends > acknowledged[writer], $"After {when}, writer {writer} lacks acknowledged append {acknowledged[writer]}.");
            Assert.Equal(Enumerable.Range(0, appends).SelectMany(n => Enumerable.Repeat(n, CrashWriter.EntriesOfAnAppend)), numbers);
        }
    }
}
