namespace B2BBooking.Hosting.Accounts;

/// <summary>Which passwords an account may have (length alone, as NIST SP 800-63B advises).</summary>
public static class PasswordRules
{
    public const int Least = 8;

    public const int Most = 128;

    public const string Expected = "8-128 characters";

    public static bool IsAcceptable(string? password) => password is { Length: >= Least and <= Most };
}
