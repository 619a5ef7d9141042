using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Silo.Import;
using B2BBooking.Silo.Import.AdventureWorks;
using B2BBooking.Silo.Tests.Support;

namespace B2BBooking.Silo.Tests.Import;

/// <summary><c>b2b import adventureworks --accounts FILE</c>.</summary>
public sealed class StoreAccountsTests : IDisposable
{
    private static readonly PlannedGroup Store = new(new GroupId("store-7"), new GroupDefinition("Seven Bikes", "", "", "", "", "7"));
    private readonly TempFolder _folder = new();

    private string Passwords => Path.Combine(_folder.Path, "accounts.csv");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Create_ForAStore_MakesTwoMembersWhoSignInWithTheWrittenPasswords()
    {
        await using var node = await Node.StartAsync();
        await node.As<IGroupGrain>(Caller.System, Store.Id.Value).DefineAsync(CommandId.New(), Store.Definition);

        Assert.Equal(2, await new StoreAccounts(node.Grains).CreateAsync([Store], Passwords));

        var rows = (await File.ReadAllLinesAsync(Passwords)).Select(line => line.Split(',')).ToList();
        Assert.Equal(["user", "store-7.buyer", "store-7.manager"], rows.Select(row => row[0]));
        foreach (var row in rows.Skip(1))
            Assert.Equal(SignInVerdict.Accepted, (await node.As<IAccountGrain>(Caller.System, row[0]).SignInAsync(row[1])).Verdict);
        var group = await node.As<IGroupGrain>(Caller.System, Store.Id.Value).GetAsync();
        Assert.Equal(["store-7.buyer", "store-7.manager"], group!.Members.Select(member => member.Value).Order());
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Passwords));
    }

    [Fact]
    public async Task Create_IntoAFileThatExists_IsRefusedAndMakesNoAccount()
    {
        await using var node = await Node.StartAsync();
        await File.WriteAllTextAsync(Passwords, "mine");

        var refused = await Assert.ThrowsAsync<ImportException>(() => new StoreAccounts(node.Grains).CreateAsync([Store], Passwords));

        Assert.Contains(Passwords, refused.Message, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Passwords));
        Assert.Null(await node.As<IUserGrain>(Caller.System, "store-7.buyer").GetAsync());
    }
}
