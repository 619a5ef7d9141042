using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Hosting.Accounts;

/// <summary>The account file's JSON: <c>{"version":1,"accounts":{"anna":{"verifier":"…","stamp":"…"}}}</c>.</summary>
static partial class AccountFileFormat
{
    private const int Version = 1;

    public static byte[] Write(ImmutableDictionary<UserId, Account> accounts)
    {
        var sorted = new SortedDictionary<string, AccountJson>(StringComparer.Ordinal);
        foreach (var (user, account) in accounts)
            sorted[user.Value] = new AccountJson(account.Verifier.ToString(), account.Stamp);
        return JsonSerializer.SerializeToUtf8Bytes(new FileJson(Version, sorted), Json.Default.FileJson);
    }

    /// <exception cref="FormatException">Says what is wrong, and where.</exception>
    public static ImmutableDictionary<UserId, Account> Read(byte[] bytes)
    {
        var file = Parse(bytes);
        if (file.Version != Version) throw new FormatException($"version {file.Version} is not known, only {Version}");
        var accounts = ImmutableDictionary.CreateBuilder<UserId, Account>();
        foreach (var (user, account) in file.Accounts)
            accounts[new UserId(user)] = ToAccount(user, account);
        return accounts.ToImmutable();
    }

    private static FileJson Parse(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, Json.Default.FileJson) is { Accounts: not null } file ? file : throw new FormatException("it has no accounts");
        }
        catch (JsonException e)
        {
            throw new FormatException($"not valid JSON at line {e.LineNumber + 1}", e);
        }
    }

    private static Account ToAccount(string user, AccountJson account)
    {
        try
        {
            return IdSpelling.IsId(user) && account is { Verifier: not null, Stamp.Length: > 0 }
                ? new Account(Verifier.Parse(account.Verifier), account.Stamp)
                : throw new FormatException("the user's id, its verifier or its stamp is not valid");
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new FormatException($"account '{user}': {e.Message}", e);
        }
    }

    internal sealed record FileJson(int Version, SortedDictionary<string, AccountJson> Accounts);

    internal sealed record AccountJson(string Verifier, string Stamp);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
    [JsonSerializable(typeof(FileJson))]
    internal sealed partial class Json : JsonSerializerContext;
}
