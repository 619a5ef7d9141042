using System.CommandLine;
using B2BBooking.Silo.Commands;
using B2BBooking.Silo.Import;
using B2BBooking.Silo.Replay;

var root = new RootCommand("B2B-Booking: the central node of a trade show's ordering system. Without a command it starts and serves.")
{
    TreatUnmatchedTokensAsErrors = false,
};
NodeOptions.AddTo(root);
root.SetAction((parsed, cancel) => Failures.ReportAsync(() => CentralNode.ServeAsync(parsed, cancel)));
root.Subcommands.Add(AccountCommand.Create());
root.Subcommands.Add(JournalCommand.Create(CentralNode.OpenAsync));
root.Subcommands.Add(ImportCommand.Create(CentralNode.OpenAsync));
root.Subcommands.Add(ReplayCommand.Create(CentralNode.OpenAsync));

// The node itself stops in order within its own time-out; the process must not be ended before.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
