using System.Diagnostics;
using System.Net;
using B2BBooking.Edge.Tests.Support;
using B2BBooking.Tests;
using B2BBooking.Tests.Shared;

namespace B2BBooking.Edge.Tests;

/// <summary>A laptop whose disk is full: it says so, writes nothing by half, and goes on when there is space again.</summary>
public sealed class FullDiskTests
{
    private static readonly string Product = SmallShow.Code(1);

    [SkippableFact]
    public async Task Laptop_WithAFullDisk_SaysSoAndGoesOnWhenThereIsSpace()
    {
        await using var cluster = await Cluster.StartAsync();
        var laptop = cluster.BlueLaptop("laptop-1", "--upstream", cluster.Central.Address.Authority);
        using var disk = SmallDisk.Under(laptop.DataFolder);
        Skip.If(disk is null, "Only root can mount a small disk (tmpfs) to fill it.");
        await laptop.StartAsync();
        var member = await MemberAt.SignInAsync(laptop, Cluster.BlueMember(1));
        var there = await MemberAt.SignInAsync(cluster.Central, Cluster.BlueMember(2));
        await member.AddAsync(Product, 1);
        await there.SeesAsync(Product, 1);

        disk.Fill();
        var (command, answers) = (Guid.NewGuid(), new List<HttpStatusCode>());
        await Eventually.True(async () =>
        {
            // Pages of the write-ahead log that are there already may still take a few.
            command = Guid.NewGuid();
            using var answer = await member.TryAddAsync(Product, 1, command);
            answers.Add(answer.StatusCode);
            return answer.StatusCode == HttpStatusCode.ServiceUnavailable;
        }, "an edit is refused for want of space");
        var acknowledged = 1 + answers.Count(a => a == HttpStatusCode.OK);
        Assert.Equal(acknowledged, await member.QuantityAsync(Product));
        using var health = await laptop.Http.GetAsync("health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Contains("MiB are free", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await there.AddAsync(Product, 100);

        disk.Free();
        using var again = await member.TryAddAsync(Product, 1, command);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await member.SeesAsync(Product, acknowledged + 101, TimeSpan.FromMinutes(1));
        await there.SeesAsync(Product, acknowledged + 101);
    }

    /// <summary>A file system of its own in memory, and a file that fills it.</summary>
    private sealed class SmallDisk(string folder) : IDisposable
    {
        private const int Megabytes = 64;

        public static SmallDisk? Under(string folder)
        {
            var kept = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllBytes);
            if (!Environment.IsPrivilegedProcess || !Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", folder)) return null;
            foreach (var (path, content) in kept)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, content);
            }

            return new SmallDisk(folder);
        }

        public void Fill()
        {
            using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            var block = new byte[4096];
            try
            {
                while (file.Length < Megabytes << 20) file.Write(block);
            }
            catch (IOException)
            {
                // Full.
            }
        }

        public void Free() => File.Delete(Filler);

        public void Dispose() => Run("umount", "-l", folder);

        private string Filler => Path.Combine(folder, "filler");

        private static bool Run(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }
}
