using System.CommandLine;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Accounts;
using B2BBooking.Hosting.Configuration;

namespace B2BBooking.Silo.Commands;

/// <summary><c>b2b account</c>: the account file, also while the node runs.</summary>
static class AccountCommand
{
    private static readonly Argument<string> User = new("user") { Description = "The user's id" };

    private static readonly Option<string?> Password = new("--password")
    {
        Description = "The password; without it, it is asked for, or read from the standard input",
        HelpName = "PASSWORD",
    };

    public static Command Create()
    {
        var setPassword = new Command("set-password", "Give a user a password, creating the account where there is none; ends its sessions") { User, Password };
        setPassword.SetAction(SetPassword);
        var remove = new Command("remove", "Remove an account; its sessions end") { User };
        remove.SetAction(Remove);
        return new Command("account", "Passwords of users, kept in the account file") { setPassword, remove };
    }

    private static int SetPassword(ParseResult parsed)
    {
        var user = UserOf(parsed);
        var password = parsed.GetValue(Password) ?? PasswordPrompt.Ask($"New password of {user}: ");
        if (!PasswordRules.IsAcceptable(password))
            throw new ConfigurationException([$"The password has {password.Length} characters; allowed: {PasswordRules.Expected}."]);
        Open(parsed).Put(user, Account.Of(Verifier.Of(password)));
        Console.WriteLine($"{user} has a new password.");
        return 0;
    }

    private static int Remove(ParseResult parsed)
    {
        var (user, file) = (UserOf(parsed), Open(parsed));
        if (!file.TryFind(user, out _)) throw new ConfigurationException([$"There is no account '{user}'."]);
        file.Remove(user);
        Console.WriteLine($"The account of {user} is removed.");
        return 0;
    }

    private static UserId UserOf(ParseResult parsed) => UserId.TryParse(parsed.GetValue(User), out var user)
        ? user
        : throw new ConfigurationException([$"The user is '{parsed.GetValue(User)}'; allowed: 1-64 of a-z, 0-9, '-', '_', '.', '@', starting with a letter or digit."]);

    /// <summary>The account file that the settings name; the node itself is not opened.</summary>
    public static AccountFile Open(ParseResult parsed) => new(Settings(parsed).Accounts);

    /// <summary>The settings, where the node itself is not opened.</summary>
    public static NodeSettings Settings(ParseResult parsed)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables();
        CentralNode.Configure(builder.Configuration, parsed);
        return NodeSettings.ReadCentral(builder.Configuration);
    }
}
