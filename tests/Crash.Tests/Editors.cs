using System.Collections.Concurrent;
using System.Net;
using B2BBooking.Tests.Shared;

namespace B2BBooking.Crash.Tests;

/// <summary>An add as its author knows it: acknowledged, or sent without an answer.</summary>
sealed record Edit(Guid Command, string Code, int Quantity);

/// <summary>Members that edit one cart until their node is gone, keeping books of what was acknowledged.</summary>
sealed class Editors(ApiClient[] members, int products, Random random)
{
    private readonly ConcurrentDictionary<string, int> _acknowledged = new();
    private readonly ConcurrentBag<Edit> _unanswered = [];
    private int _count;

    public int Acknowledged(string code) => _acknowledged.GetValueOrDefault(code);

    public int Count => _count;

    public IReadOnlyCollection<Edit> Unanswered => _unanswered;

    /// <summary>Edits until the node answers no more; <paramref name="kill"/> is called once that many edits were acknowledged.</summary>
    public async Task EditUntilKilledAsync(int edits, Action kill)
    {
        var target = _count + edits;
        var killed = 0;
        await Task.WhenAll(members.Select(async member =>
        {
            while (await AddAsync(member, NextEdit()))
                if (Volatile.Read(ref _count) >= target && Interlocked.Exchange(ref killed, 1) == 0)
                    kill();
        }));
    }

    /// <summary>Sends what had no answer again, with the ids that it had: each then counts once, whether it was recorded before or not.</summary>
    public async Task RepeatUnansweredAsync()
    {
        while (_unanswered.TryTake(out var edit))
            Assert.True(await AddAsync(members[0], edit), "The node that was started again does not answer.");
    }

    private Edit NextEdit()
    {
        lock (random) return new Edit(Guid.NewGuid(), SmallShow.Code(random.Next(1, products + 1)), random.Next(1, 10));
    }

    private async Task<bool> AddAsync(ApiClient member, Edit edit)
    {
        try
        {
            using var answer = await member.SendAsync(HttpMethod.Post, $"{SmallShow.Cart}/add", SmallShow.Line(edit.Code, edit.Quantity), edit.Command);
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable) throw new HttpRequestException("The node is going.");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            _acknowledged.AddOrUpdate(edit.Code, edit.Quantity, (_, sum) => sum + edit.Quantity);
            Interlocked.Increment(ref _count);
            return true;
        }
        catch (HttpRequestException)
        {
            _unanswered.Add(edit);
            return false;
        }
    }
}
