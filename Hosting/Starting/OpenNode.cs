using System.CommandLine;
using Microsoft.Extensions.Hosting;

namespace B2BBooking.Hosting.Starting;

/// <summary>Starts this machine's node for the length of one command: the same composition, configuration and
/// journal as the server, without its web address. The command stops the host; what it has written is durable by then.</summary>
/// <remarks>Commands are made by factories that take it: <c>ImportCommand.Create(open)</c>, <c>ReplayCommand.Create(open)</c>.</remarks>
public delegate Task<IHost> OpenNode(ParseResult parsed, CancellationToken cancel);
