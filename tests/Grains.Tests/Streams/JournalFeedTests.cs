using System.Collections.Immutable;
using B2BBooking.Grains.Counting;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Nodes;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace B2BBooking.Grains.Tests.Streams;

public sealed class JournalFeedTests
{
    private static readonly StreamName Stream = new(new Scope("s/public"), "x");

    [Fact]
    public async Task Projection_StartedLater_GetsWhatIsHeldThenWhatIsCommitted()
    {
        await using var journal = JournalFactory.OpenMemory();
        await AppendAsync(journal, 0, "a", "b", "a");
        var seen = new Seen(background: false);
        using var feed = new JournalFeed(journal, [seen], new EntryStanding(new NodeReplica(journal)), NullLogger<JournalFeed>.Instance);
        await feed.StartAsync(default);
        await feed.CaughtUp.WaitAsync(TimeSpan.FromSeconds(20));
        var last = await AppendAsync(journal, 3, "b", "a");
        await feed.WaitForAsync(last).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal([1, 3, 5], seen.Positions);
        await feed.StopAsync(default);
    }

    [Fact]
    public async Task Projection_ThatThrows_IsGivenTheNextEntry()
    {
        await using var journal = JournalFactory.OpenMemory();
        var (seen, throwing) = (new Seen(background: false), new Seen(background: false) { Throws = new FormatException("Not readable.") });
        using var feed = new JournalFeed(journal, [throwing, seen], new EntryStanding(new NodeReplica(journal)), NullLogger<JournalFeed>.Instance);
        await feed.StartAsync(default);
        await feed.WaitForAsync(await AppendAsync(journal, 0, "a", "a")).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal([1, 2], seen.Positions);
        Assert.Equal([1, 2], throwing.Positions);
        await feed.StopAsync(default);
    }

    [Fact]
    public async Task BackgroundProjection_IsGivenAnEntryAfterTheOthers()
    {
        await using var journal = JournalFactory.OpenMemory();
        var ahead = new Seen(background: false);
        var behind = new Seen(background: true) { Before = position => Assert.Contains(position, ahead.Positions) };
        await AppendAsync(journal, 0, "a", "a");
        using var feed = new JournalFeed(journal, [behind, ahead], new EntryStanding(new NodeReplica(journal)), NullLogger<JournalFeed>.Instance);
        await feed.StartAsync(default);
        var last = 2L;
        for (var i = 0; i < 50; i++) last = await AppendAsync(journal, last, "a", "a", "a");
        await feed.WaitForAsync(last, behind).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Null(behind.Failed);
        Assert.Equal(152, behind.Positions.Count);
        Assert.True(feed.IsUpToDate(behind));
        await feed.StopAsync(default);
    }

    [Fact]
    public async Task Wait_WhenTheFeedStops_EndsWithTheReason()
    {
        await using var journal = JournalFactory.OpenMemory();
        using var feed = new JournalFeed(journal, [new Seen(background: false)], new EntryStanding(new NodeReplica(journal)), NullLogger<JournalFeed>.Instance);
        await feed.StartAsync(default);
        await feed.CaughtUp;
        var wait = feed.WaitForAsync(1_000);
        await feed.StopAsync(default);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Wait_WhenTheReaderMeetsAFault_EndsWithIt()
    {
        await using var journal = JournalFactory.OpenMemory();
        var fatal = new Seen(background: false) { Throws = new InsufficientMemoryException() };
        using var feed = new JournalFeed(journal, [fatal], new EntryStanding(new NodeReplica(journal)), NullLogger<JournalFeed>.Instance);
        await feed.StartAsync(default);
        await feed.CaughtUp;
        var last = await AppendAsync(journal, 0, "a");
        await Assert.ThrowsAsync<InsufficientMemoryException>(() => feed.WaitForAsync(last).WaitAsync(TimeSpan.FromSeconds(20)));
        await feed.StopAsync(default);
    }

    private static async Task<long> AppendAsync(IJournal journal, long known, params string[] kinds)
    {
        var drafts = kinds.Select(k => new Draft(k, new byte[] { 1 }, [])).ToImmutableArray();
        var recorded = await journal.AppendAsync([new StreamAppend(Stream, known, "ann", Guid.NewGuid(), drafts)]);
        return recorded[^1].Position;
    }

    private sealed class Seen(bool background) : IProjection
    {
        private ImmutableList<long> _positions = [];

        public ImmutableArray<string> Kinds => ["a"];

        public bool Background => background;

        public Exception? Throws { get; init; }

        public Action<long>? Before { get; init; }

        public Exception? Failed { get; private set; }

        public ImmutableList<long> Positions => Volatile.Read(ref _positions);

        public void Apply(Recorded recorded)
        {
            try
            {
                Before?.Invoke(recorded.Position);
            }
            catch (Exception e)
            {
                Failed ??= e;
            }

            Volatile.Write(ref _positions, _positions.Add(recorded.Position));
            if (Throws is not null) throw Throws;
        }
    }
}
