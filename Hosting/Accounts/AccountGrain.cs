using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Hosting.Accounts;

/// <summary>The shell of an account: the file's verifier and the lock-out, kept so that a restart does not end it.</summary>
sealed class AccountGrain(
    [PersistentState("lock-out", AccountGrain.Storage)] IPersistentState<LockOut> lockOut,
    AccountFile file,
    PasswordHashing hashing,
    TimeProvider time) : Grain, IAccountGrain
{
    public const string Storage = "accounts";

    // Nobody's failures are counted here alone, so that guessed names fill no disk and still look like accounts.
    private LockOut _unkept = new();

    private UserId User => new(this.GetPrimaryKeyString());

    public async Task<SignInResult> SignInAsync(string password)
    {
        file.TryFind(User, out var account);
        var state = (account is null ? _unkept : lockOut.State).Of(account?.Stamp);
        if (state.IsLocked(time.GetUtcNow())) return new SignInResult(SignInVerdict.LockedOut, state.Until);
        var verifier = account?.Verifier ?? Verifier.OfNobody;
        if (await hashing.AcceptsAsync(verifier, Limit(password)) && account is not null)
        {
            await KeepAsync(new LockOut().Of(account.Stamp), account);
            return new SignInResult(SignInVerdict.Accepted, null);
        }

        var failed = state.AfterFailure(time.GetUtcNow());
        await KeepAsync(failed, account);
        return new SignInResult(failed.Until is null ? SignInVerdict.Refused : SignInVerdict.LockedOut, failed.Until);
    }

    public async Task<Outcome<UserId>> SetPasswordAsync(string password)
    {
        if (!IdSpelling.IsId(User.Value)) return Refusal.Of(RefusalCodes.BadValue, "user", User.Value, "1-64 of a-z, 0-9, '-', '_', '.', '@'");
        if (!PasswordRules.IsAcceptable(password)) return Unacceptable();
        file.Put(User, Account.Of(await hashing.VerifierOfAsync(password)));
        return User;
    }

    public async Task<Outcome<UserId>> ChangePasswordAsync(string current, string next)
    {
        if (!PasswordRules.IsAcceptable(next)) return Unacceptable();
        var result = await SignInAsync(current);
        return result.Verdict == SignInVerdict.Accepted
            ? await SetPasswordAsync(next)
            : Refusal.Of(RefusalCodes.BadValue, "current password", "", "the password of this account");
    }

    public async Task<Outcome<UserId>> RemoveAsync()
    {
        if (!file.TryFind(User, out _)) return Refusal.Of(RefusalCodes.NotFound, "account", User.Value);
        file.Remove(User);
        await lockOut.ClearStateAsync();
        return User;
    }

    private async Task KeepAsync(LockOut state, Account? account)
    {
        if (account is null)
        {
            _unkept = state;
            return;
        }

        if (lockOut.State == state || (state.Failures == 0 && lockOut.State.Failures == 0)) return;
        lockOut.State = state;
        await lockOut.WriteStateAsync();
    }

    // No account has a password as long as that, and deriving a key from megabytes would keep the node busy.
    private static string Limit(string? password) => password is { Length: <= PasswordRules.Most } ? password : "";

    private static Refusal Unacceptable() => Refusal.Of(RefusalCodes.BadValue, "password", "", PasswordRules.Expected);
}
