using System.Diagnostics;
using System.Text.Json;
using B2BBooking.Edge.Tests.Support;
using B2BBooking.Tests;
using B2BBooking.Tests.Shared;
using Xunit.Abstractions;

namespace B2BBooking.Edge.Tests;

/// <summary>The promise itself, over many nodes: whatever is killed or cut, what was acknowledged at one is in the end wherever it may be.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int KillsARound = 50;
    private const int Products = 4;
    private const int AtOnce = 3;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Nodes_KilledAndCutWhileMembersEdit_HaveAllThatWasAcknowledgedInTheEnd(int round)
    {
        var seed = Environment.TickCount + round;
        var (random, watch) = (new Random(seed), Stopwatch.StartNew());
        await using var cluster = await Cluster.StartAsync(Products);
        var venues = await VenuesAsync(cluster);
        var (blue, red) = (new Books(), new Books());
        var editors = await EditorsAsync(cluster, venues, blue, red, random);
        using var stop = new CancellationTokenSource();
        var editing = editors.Select(e => Task.Run(() => e.EditAsync(stop.Token))).ToArray();

        var kills = 0;
        while (kills < KillsARound)
        {
            kills += await KillSomeAsync(cluster, venues, editors, random);
            await CutOrMendAsync(editors[random.Next(editors.Length)], random);
            Assert.All(editing, e => Assert.False(e.IsFaulted, e.Exception?.ToString()));
        }

        await stop.CancelAsync();
        await Task.WhenAll(editing);
        output.WriteLine($"seed {seed}: {kills} kills, {blue.Count + red.Count} acknowledged edits, {watch.Elapsed.TotalSeconds:0} s");
        foreach (var node in venues.Append<NodeProcess>(cluster.Central)) await node.ReadyAsync();
        foreach (var editor in editors)
        {
            await editor.Laptop.ReadyAsync();
            await editor.Member.MendAllAsync();
            await editor.RepeatUnansweredAsync();
        }

        await CheckAsync(cluster, venues, editors[..4], blue, Cluster.Blue, Cluster.BlueMember(1));
        await CheckAsync(cluster, venues, editors[4..], red, Cluster.Red, Cluster.RedMember);
        output.WriteLine($"all in step after {watch.Elapsed.TotalSeconds:0} s");
    }

    private static async Task<EdgeProcess[]> VenuesAsync(Cluster cluster)
    {
        var first = cluster.Venue("venue-a", "--upstream", cluster.Central.Address.Authority);
        var second = cluster.Venue("venue-b", "--upstream", cluster.Central.Address.Authority, "--upstream", first.Address.Authority);
        await Task.WhenAll(first.StartAsync(), second.StartAsync());
        return [first, second];
    }

    private static async Task<Editor[]> EditorsAsync(Cluster cluster, EdgeProcess[] venues, Books blue, Books red, Random random)
    {
        var editors = new List<Editor>();
        for (var i = 0; i < 6; i++)
        {
            var upstreams = (string[])["--upstream", venues[i % 2].Address.Authority, "--upstream", venues[(i + 1) % 2].Address.Authority];
            var (isBlue, name) = (i < 4, $"laptop-{i + 1}");
            var laptop = isBlue ? cluster.BlueLaptop(name, upstreams) : cluster.RedLaptop(name, upstreams);
            await laptop.StartAsync();
            var member = isBlue
                ? await MemberAt.SignInAsync(laptop, Cluster.BlueMember(1 + (i % 2)))
                : await MemberAt.SignInAsync(laptop, Cluster.RedMember, Cluster.Red);
            editors.Add(new Editor(laptop, member, isBlue ? blue : red, Products, random.Next()));
        }

        return [.. editors];
    }

    /// <summary>Kills a few nodes, laptops mostly, at once, and starts them again without waiting until they serve.</summary>
    private static async Task<int> KillSomeAsync(Cluster cluster, EdgeProcess[] venues, Editor[] editors, Random random)
    {
        await Eventually.True(() => editors.Count(e => e.HasAnswered) >= AtOnce, "some laptops answer again", TimeSpan.FromMinutes(1));
        var victims = editors.Where(e => e.HasAnswered).OrderBy(_ => random.Next()).Take(AtOnce).ToList();
        var nodes = victims.Select(v => (NodeProcess)v.Laptop).ToList();
        if (random.Next(6) == 0) nodes.Add(venues[random.Next(venues.Length)]);
        if (random.Next(20) == 0) nodes.Add(cluster.Central);
        foreach (var node in nodes) node.Kill();
        foreach (var victim in victims) victim.Killed();
        foreach (var node in nodes) node.Start();
        return nodes.Count;
    }

    private static async Task CutOrMendAsync(Editor editor, Random random)
    {
        try
        {
            if (random.Next(2) == 0) await editor.Member.CutAllAsync();
            else await editor.Member.MendAllAsync();
        }
        catch (HttpRequestException)
        {
            // It was killed meanwhile; a restart mends.
        }
    }

    private static async Task CheckAsync(Cluster cluster, EdgeProcess[] venues, Editor[] editors, Books books, string group, string user)
    {
        var readers = editors.Select(e => e.Member).ToList();
        foreach (var node in venues.Append<NodeProcess>(cluster.Central)) readers.Add(await MemberAt.SignInAsync(node, user, group));
        foreach (var reader in readers)
            foreach (var code in Enumerable.Range(1, Products).Select(SmallShow.Code))
                await reader.SeesAsync(code, books[code], TimeSpan.FromMinutes(1));
        var carts = new List<string>();
        foreach (var reader in readers) carts.Add(LinesOf(await reader.CartAsync()));
        Assert.All(carts, c => Assert.Equal(carts[0], c));
    }

    /// <summary>All of a cart that must be equal everywhere. Its version counts what a node has read, and the names that a line has seen
    /// are a set.</summary>
    private static string LinesOf(JsonElement cart) => string.Join('\n', cart.GetProperty("lines").EnumerateArray().Select(line => string.Join(
        ' ',
        line.EnumerateObject().Select(p => p.NameEquals("seen")
            ? string.Join(',', p.Value.EnumerateArray().Select(n => n.GetString()).Order(StringComparer.Ordinal))
            : p.Value.GetRawText()))));
}
