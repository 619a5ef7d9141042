using System.CommandLine;
using B2BBooking.Hosting.Starting;
using B2BBooking.Silo.Commands;
using B2BBooking.Silo.Enrolling;
using B2BBooking.Silo.Import;
using B2BBooking.Silo.Replay;

var root = new RootCommand("B2B-Booking: the central node of a trade show's ordering system. Without a command it starts and serves.")
{
    TreatUnmatchedTokensAsErrors = false,
};
CentralNode.AddOptions(root);
root.SetAction(CentralNode.Program.ServeAsync);
root.Subcommands.Add(AccountCommand.Create());
root.Subcommands.Add(OrganizerCommand.Create());
root.Subcommands.Add(EnrolCommand.Create(CentralNode.Program.OpenAsync));
root.Subcommands.Add(JournalCommand.Create(CentralNode.Program));
root.Subcommands.Add(ImportCommand.Create(CentralNode.Program.OpenAsync));
root.Subcommands.Add(ReplayCommand.Create(CentralNode.Program.OpenAsync));

var invocation = new InvocationConfiguration
{
    EnableDefaultExceptionHandler = false,
    // The node stops in order within its own time-out; the process must not be ended before.
    ProcessTerminationTimeout = TimeSpan.FromMinutes(1),
};
return await Failures.ReportAsync(() => root.Parse(args).InvokeAsync(invocation));
