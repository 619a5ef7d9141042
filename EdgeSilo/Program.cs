using System.CommandLine;
using B2BBooking.EdgeSilo;
using B2BBooking.Hosting.Starting;

var root = new RootCommand("B2B-Booking: a venue or laptop node, which goes on without any connection. Without a command it starts and serves.")
{
    TreatUnmatchedTokensAsErrors = false,
};
EdgeNode.AddOptions(root);
root.SetAction(EdgeNode.Program.ServeAsync);
root.Subcommands.Add(JournalCommand.Create(EdgeNode.Program));

var invocation = new InvocationConfiguration
{
    EnableDefaultExceptionHandler = false,
    // The node stops in order within its own time-out; the process must not be ended before.
    ProcessTerminationTimeout = TimeSpan.FromMinutes(1),
};
return await Failures.ReportAsync(() => root.Parse(args).InvokeAsync(invocation));
