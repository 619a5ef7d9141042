using System.Diagnostics;
using System.Globalization;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Identity;
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

    /// <summary>Each chain ends at a signed head and is introduced, so that it can be handed on; nothing that was answered is missing.</summary>
    [Fact]
    public async Task Process_KilledWhileItTakesRunsIn_LeavesWholeRunsWithTheirHeads()
    {
        using var folder = new TempFolder();
        var identities = folder.File("identities");
        EnrolAll(identities);
        var file = folder.File("journal.db");
        var answered = new Dictionary<(int Laptop, Guid Origin), long>();
        var random = new Random(20270319);
        using var central = KeyFolder.OpenEnrolled(Path.Combine(identities, "central"));
        for (var kill = 0; kill < 10; kill++)
        {
            KillAfter(random.Next(1, 120), ["receive-until-killed", file, identities], line =>
            {
                if (line.Split(' ') is [var laptop, { Length: 32 } origin, var seq] && long.TryParse(seq, CultureInfo.InvariantCulture, out var last))
                    answered[(int.Parse(laptop, CultureInfo.InvariantCulture), Guid.ParseExact(origin, "N"))] = last;
            });
            await using var journal = await JournalFactory.OpenSqliteAsync(file, new JournalOptions { Identity = central });
            await journal.VerifyAsync();
            foreach (var ((laptop, origin), last) in answered) await AssertHandedOn(journal, CrashReceiver.ScopeOf(laptop), new OriginId(origin), last);
        }

        Assert.NotEmpty(answered);
    }

    private static async Task AssertHandedOn(NodeJournal journal, Scope scope, OriginId origin, long answered)
    {
        var held = journal.VectorOf(scope)[origin];
        Assert.InRange(held, answered, long.MaxValue);
        Assert.NotNull(journal.IncarnationOf(origin));
        long reached = 0;
        while (await journal.LoadRunAsync(scope, origin, reached, 1 << 20) is { } run) reached = run.LastSeq;
        Assert.Equal(held, reached);
    }

    private static void EnrolAll(string identities)
    {
        var (organizer, now) = (Path.Combine(identities, "organizer"), DateTimeOffset.UtcNow);
        Enrolment.CreateOrganizer(organizer, "organizer", now);
        Enrolment.Enrol(organizer, new("central", NodeRole.Central, ["*"], now.AddHours(-1), now.AddDays(1)), Path.Combine(identities, "central"));
        for (var n = 0; n < CrashReceiver.Laptops; n++)
            Enrolment.Enrol(organizer, new($"laptop-{n}", NodeRole.Laptop, [CrashReceiver.ScopeOf(n).Value], now.AddHours(-1), now.AddDays(1)), Path.Combine(identities, $"laptop-{n}"));
    }

    /// <summary>Kills the writer once it has acknowledged so many appends, and notes all that it has acknowledged by then.</summary>
    private static void KillAfter(int appends, string file, int[] acknowledged) => KillAfter(appends, ["write-until-killed", file], line =>
    {
        var parts = line.Split(' ');
        if (parts.Length == 2 && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var number))
            acknowledged[int.Parse(parts[0], CultureInfo.InvariantCulture)] = number;
    });

    /// <summary>Kills the program once it has printed so many lines, and gives each that it printed by then.</summary>
    private static void KillAfter(int lines, string[] arguments, Action<string> heard)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList = { "exec", typeof(CrashWriter).Assembly.Location },
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        try
        {
            for (var seen = 1; process.StandardOutput.ReadLine() is { } line; seen++)
            {
                heard(line);
                if (seen == lines) process.Kill();
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
