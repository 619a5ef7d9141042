using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Hosting.Storage;

namespace B2BBooking.Hosting.Accounts;

/// <summary>The accounts of this machine, read into memory. Changes by another process (<c>b2b account …</c>) are seen
/// within a second; changes by several processes follow one another under a lock file.</summary>
public sealed class AccountFile
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly string _path;
    private readonly Lock _gate = new();
    private ImmutableDictionary<UserId, Account> _accounts = ImmutableDictionary<UserId, Account>.Empty;
    private (DateTime Written, long Length) _seen;
    private long _lookedAt;

    /// <exception cref="ConfigurationException">The file cannot be read, or is not an account file.</exception>
    public AccountFile(string path)
    {
        _path = path;
        lock (_gate) Load();
    }

    public int Count => Current().Count;

    public IEnumerable<UserId> Users => Current().Keys;

    public bool TryFind(UserId user, [NotNullWhen(true)] out Account? account) => Current().TryGetValue(user, out account);

    public void Put(UserId user, Account account) => Change(accounts => accounts.SetItem(user, account));

    public void Remove(UserId user) => Change(accounts => accounts.Remove(user));

    private ImmutableDictionary<UserId, Account> Current()
    {
        if (Environment.TickCount64 - Volatile.Read(ref _lookedAt) < LookAgain.TotalMilliseconds) return _accounts;
        lock (_gate)
        {
            if (Stamp() != _seen) Load();
            Volatile.Write(ref _lookedAt, Environment.TickCount64);
        }

        return _accounts;
    }

    private void Change(Func<ImmutableDictionary<UserId, Account>, ImmutableDictionary<UserId, Account>> change)
    {
        lock (_gate)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            using var others = LockFile.Take(_path + ".lock");
            if (Stamp() != _seen) Load();
            var changed = change(_accounts);
            DurableFile.Write(_path, AccountFileFormat.Write(changed));
            (_accounts, _seen) = (changed, Stamp());
        }
    }

    private void Load()
    {
        var stamp = Stamp();
        try
        {
            _accounts = stamp == default ? _accounts.Clear() : AccountFileFormat.Read(File.ReadAllBytes(_path));
            _seen = stamp;
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException([$"The account file {_path} cannot be used: {e.Message}. Repair it, or restore it from a backup."]);
        }
    }

    private (DateTime, long) Stamp()
    {
        var file = new FileInfo(_path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }
}
