using System.Text;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Imports;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Silo.Tests.Support;

namespace B2BBooking.Silo.Tests.Import;

/// <summary>The passwords of an import of people, with the accounts as they really are.</summary>
public sealed class PeopleImportTests
{
    private const string Show = "fair";

    private const string File = "type,id,name,email,language,group,password\n"
        + "group,shop,The Shop,,,,\n"
        + "member,mia,Mia Roth,mia@shop.example,de,shop,a long password\n"
        + "member,tom,Tom Roth,tom@shop.example,de,shop,short\n";

    [Fact]
    public async Task Commit_OfAMemberWithAPassword_MakesAnAccountThatSignsInOnlyNow()
    {
        await using var node = await Node.StartAsync();
        await DefineShowAsync(node);
        var import = node.As<IPeopleImportGrain>(Caller.System, Show);

        var preview = (await import.PreviewAsync(new ImportFile("people.csv", [.. Encoding.UTF8.GetBytes(File)]))).Value!;
        Assert.Equal(SignInVerdict.Refused, await SignInAsync(node, "mia", "a long password"));
        var done = (await import.CommitAsync(preview.PreviewId)).Value!;

        Assert.Equal([RowVerdict.Add, RowVerdict.Add, RowVerdict.Refused], done.Rows.Select(row => row.Verdict));
        Assert.Equal(SignInVerdict.Accepted, await SignInAsync(node, "mia", "a long password"));
        Assert.Equal(SignInVerdict.Refused, await SignInAsync(node, "tom", "short"));
    }

    [Fact]
    public async Task Preview_OfARefusedPassword_DoesNotRepeatIt()
    {
        await using var node = await Node.StartAsync();

        await DefineShowAsync(node);
        var preview = (await node.As<IPeopleImportGrain>(Caller.System, Show).PreviewAsync(new ImportFile("people.csv", [.. Encoding.UTF8.GetBytes(File)]))).Value!;

        var problem = Assert.Single(preview.Rows.Single(row => row.Verdict == RowVerdict.Refused).Problems);
        Assert.Equal(RefusalCodes.BadValue, problem.Code);
        Assert.DoesNotContain("short", problem.Arguments);
    }

    private static async Task DefineShowAsync(Node node)
    {
        var now = DateTimeOffset.UtcNow;
        var times = new StageTimes(now.AddDays(-1), now.AddDays(1), now.AddDays(2), now.AddDays(3));
        var defined = await node.As<IShowGrain>(Caller.System, Show)
            .DefineAsync(CommandId.New(), new ShowDefinition("Fair", "Hall", "EUR", times, null, "UTC"));
        Assert.Null(defined.Refusal);
    }

    private static async Task<SignInVerdict> SignInAsync(Node node, string user, string password) =>
        (await node.As<IAccountGrain>(Caller.System, user).SignInAsync(password)).Verdict;
}
