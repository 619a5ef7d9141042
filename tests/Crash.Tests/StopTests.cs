using B2BBooking.Tests.Shared;

namespace B2BBooking.Crash.Tests;

public class StopTests
{
    [Fact]
    public async Task Node_StoppedInOrderWhileMembersEdit_EndsWithZeroAndLosesNothing()
    {
        await using var silo = new SiloProcess("--no-demo");
        await silo.StartAsync();
        var administrator = new ApiClient(silo.Http);
        await administrator.SignInAsync(SiloProcess.Administrator, SiloProcess.Password);
        await SmallShow.CreateAsync(administrator, products: 1, members: 1);
        var member = new ApiClient(silo.Http);
        await member.SignInAsync(SmallShow.Member(1), SmallShow.MemberPassword);
        var editors = new Editors([member, member, member, member], products: 1, new Random(1));
        Task<int>? stop = null;

        await editors.EditUntilKilledAsync(50, () => stop = silo.StopAsync());

        Assert.Equal(0, await stop!);
        await silo.StartAsync();
        await editors.RepeatUnansweredAsync();
        Assert.Equal(editors.Acknowledged(SmallShow.Code(1)), SmallShow.Quantity(await member.GetAsync(SmallShow.Cart), SmallShow.Code(1)));
    }
}
