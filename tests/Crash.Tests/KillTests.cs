using B2BBooking.Tests.Shared;
using Xunit.Abstractions;

namespace B2BBooking.Crash.Tests;

/// <summary>The promise itself: what was acknowledged is never lost, whenever the node is killed.</summary>
public class KillTests(ITestOutputHelper output)
{
    private const int Kills = 100;
    private const int Products = 5;

    [Fact]
    public async Task Cart_NodeKilledWhileMembersEdit_KeepsEveryAcknowledgedEditAndRepeatsNone()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var silo = new SiloProcess("--no-demo");
        await silo.StartAsync();
        var administrator = new ApiClient(silo.Http);
        await administrator.SignInAsync(SiloProcess.Administrator, SiloProcess.Password);
        await SmallShow.CreateAsync(administrator, Products, members: 4);
        var members = await SignInAsync(silo, 4);
        var editors = new Editors(members, Products, random);

        for (var kill = 1; kill <= Kills; kill++)
        {
            await editors.EditUntilKilledAsync(random.Next(1, 60), silo.Kill);
            await silo.StartAsync();
            var cart = await members[0].GetAsync(SmallShow.Cart);
            foreach (var code in Codes)
                Assert.InRange(SmallShow.Quantity(cart, code), editors.Acknowledged(code), editors.Acknowledged(code) + Unanswered(editors, code));
            await editors.RepeatUnansweredAsync();
            cart = await members[0].GetAsync(SmallShow.Cart);
            foreach (var code in Codes)
                Assert.Equal(editors.Acknowledged(code), SmallShow.Quantity(cart, code));
        }

        output.WriteLine($"{Kills} kills, {editors.Count} acknowledged edits");
    }

    private static IEnumerable<string> Codes => Enumerable.Range(1, Products).Select(SmallShow.Code);

    private static int Unanswered(Editors editors, string code) => editors.Unanswered.Where(e => e.Code == code).Sum(e => e.Quantity);

    private static async Task<ApiClient[]> SignInAsync(SiloProcess silo, int count)
    {
        var members = Enumerable.Range(1, count).Select(_ => new ApiClient(silo.Http)).ToArray();
        for (var i = 0; i < count; i++) await members[i].SignInAsync(SmallShow.Member(i + 1), SmallShow.MemberPassword);
        return members;
    }
}
