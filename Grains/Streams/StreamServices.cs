using B2BBooking.Grains.Nodes;
using B2BBooking.Journal;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Grains.Streams;

/// <summary>What every grain over a stream needs.</summary>
public sealed record StreamServices(IJournal Journal, JournalFeed Feed, StreamTails Tails, INodeAccess Node, TimeProvider Time, ILoggerFactory Logs);
