using System.Collections.Immutable;
using System.CommandLine;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Accounts;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Hosting.Starting;
using B2BBooking.Journal.Identity;
using B2BBooking.Silo.Commands;

namespace B2BBooking.Silo.Enrolling;

/// <summary><c>b2b enrol NAME</c>: makes the folder with which a node starts: its key, its certificate, and the accounts of its users.</summary>
public static class EnrolCommand
{
    public static Command Create(OpenNode open)
    {
        var command = new Command("enrol", "Make the identity of a node: its key, its certificate by the organizer's root key, and the accounts of its users");
        EnrolOptions.AddTo(command);
        command.SetAction((parsed, cancel) => RunAsync(open, parsed, cancel));
        return command;
    }

    private static async Task<int> RunAsync(OpenNode open, ParseResult parsed, CancellationToken cancel)
    {
        var options = EnrolOptions.Read(parsed);
        var users = options.NeedsUsers ? await new UserSource(open, parsed, options).ReadAsync(cancel) : [];
        var now = DateTimeOffset.UtcNow;
        var request = new EnrolmentRequest(options.Name, options.Role, options.ScopesFor(users), now.AddDays(-1), now.AddDays(options.Days));
        var certificate = Enrolment.Enrol(options.Organizer, request, options.Out);
        Console.WriteLine($"{certificate.Subject} is enrolled as {options.RoleWord} until {certificate.NotAfter:yyyy-MM-dd}, for {string.Join(", ", certificate.Scopes)}.");
        // Central has its own account file, in its data folder.
        if (options.Role != NodeRole.Central) CopyAccounts(AccountCommand.Open(parsed), options, users);
        Console.WriteLine($"Bring {options.Out} to that machine, by hand and to nobody else: it holds the node's key.");
        return 0;
    }

    /// <summary>A venue gets every account, a laptop those of its users.</summary>
    private static void CopyAccounts(AccountFile central, EnrolOptions options, ImmutableArray<UserId> users)
    {
        var file = new AccountFile(Path.Combine(options.Out, "accounts.json"));
        var (copied, missing) = (0, new List<UserId>());
        foreach (var user in options.Role == NodeRole.Venue ? central.Users.ToImmutableArray() : users)
        {
            if (!central.TryFind(user, out var account))
            {
                missing.Add(user);
                continue;
            }

            file.Put(user, account);
            copied++;
        }

        Console.WriteLine($"{copied} accounts are copied from the account file of the central node (--data).");
        if (missing.Count > 0)
            Console.WriteLine($"Without a password there, and so unable to sign in at {options.Name}: {string.Join(", ", missing)}. Give them one, then copy their accounts.");
    }
}
