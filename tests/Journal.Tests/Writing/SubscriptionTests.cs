using System.Collections.Concurrent;
using static B2BBooking.Journal.Tests.Stores.Samples;

namespace B2BBooking.Journal.Tests.Writing;

/// <summary>Whoever subscribes reads the journal up to <see cref="ISubscription.From"/>, and is told of all that follows.</summary>
public sealed class SubscriptionTests
{
    private const int Rounds = 150;
    private const int CommitsARound = 100;

    /// <summary>Whether anyone listens is decided together with what they are told: the first to subscribe in between was once told
    /// that the commit was empty.</summary>
    [Fact]
    public async Task FirstSubscriber_InTheMomentOfACommit_MissesNothing()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await using var journal = JournalFactory.OpenMemory(new JournalOptions { CommitsInline = true });
            var told = new ConcurrentQueue<long>();
            var committed = 0L;
            var at = round % CommitsARound;
            var subscribing = Task.Run(() =>
            {
                SpinWait.SpinUntil(() => Volatile.Read(ref committed) >= at);
                return journal.Subscribe(entries => entries.ToList().ForEach(r => told.Enqueue(r.Position)));
            });
            for (var n = 1; n <= CommitsARound || !subscribing.IsCompleted; n++)
                Volatile.Write(ref committed, (await journal.AppendAsync([Append(Cart(n), 0, 1)]))[^1].Position);

            using var subscription = await subscribing;
            Assert.Equal(Positions(subscription.From, committed), told);
        }
    }

    private static IEnumerable<long> Positions(long after, long last)
    {
        for (var position = after + 1; position <= last; position++) yield return position;
    }
}
