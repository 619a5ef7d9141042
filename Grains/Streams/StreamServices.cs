using B2BBooking.Grains.Counting;
using B2BBooking.Grains.Nodes;
using B2BBooking.Journal;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Grains.Streams;

/// <summary>What every grain over a stream needs.</summary>
/// <param name="Clock">For stages, and what else a wrong clock must not decide; <paramref name="Time"/> for all that waits.</param>
public sealed record StreamServices(IJournal Journal, JournalFeed Feed, StreamTails Tails, EntryStanding Standing, INodeAccess Node, TimeProvider Time, NodeTime Clock, ILoggerFactory Logs);
