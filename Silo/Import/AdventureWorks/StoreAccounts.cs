using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Silo.Import.AdventureWorks;

/// <summary>Two members a store, <c>store-292.buyer</c> and <c>store-292.manager</c>, each with a random password.
/// AdventureWorks's files name no people.</summary>
public sealed class StoreAccounts(IGrainFactory grains)
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int PasswordLength = 14;

    // A verifier is slow to make: more at a time would only wait inside their calls, which have a time-out.
    private static readonly ParallelOptions Few = new() { MaxDegreeOfParallelism = 2 };

    private static readonly (string Id, string Title)[] Members = [("buyer", "Buyer"), ("manager", "Manager")];

    /// <summary>Passwords are written to <paramref name="path"/> (user, password), which must not exist and is for its owner alone to read,
    /// before any account gets one: none is ever lost.</summary>
    public async Task<int> CreateAsync(ImmutableArray<PlannedGroup> groups, string path, IProgress<int>? progress = null)
    {
        var accounts = groups.SelectMany(group => Members.Select(member =>
            (Group: group, User: $"{group.Id}.{member.Id}", member.Title, Password: RandomNumberGenerator.GetString(Letters, PasswordLength)))).ToList();
        await WriteAsync(path, accounts.Select(account => $"{account.User},{account.Password}"));
        var done = 0;
        await Parallel.ForEachAsync(accounts, Few, async (account, _) =>
        {
            Caller.Set(Caller.System);
            var user = new UserDefinition($"{account.Title} of {account.Group.Definition.Name}", "", "en");
            AdventureWorksImport.Ok(await grains.GetGrain<IUserGrain>(account.User).DefineAsync(CommandId.New(), user), account.User);
            AdventureWorksImport.Ok(await grains.GetGrain<IGroupGrain>(account.Group.Id.Value).AddMemberAsync(CommandId.New(), new UserId(account.User)), account.User);
            AdventureWorksImport.Ok(await grains.GetGrain<IAccountGrain>(account.User).SetPasswordAsync(account.Password), account.User);
            progress?.Report(Interlocked.Increment(ref done));
        });
        return accounts.Count;
    }

    private static async Task WriteAsync(string path, IEnumerable<string> accounts)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            await using var writer = new StreamWriter(path, Encoding.UTF8, options);
            await writer.WriteLineAsync("user,password");
            foreach (var account in accounts)
                await writer.WriteLineAsync(account);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"--accounts {path}: {e.Message} Give a file that does not exist yet.", e);
        }
    }
}
