using System.Collections.Concurrent;
using System.Net;
using B2BBooking.Tests.Shared;

namespace B2BBooking.Edge.Tests.Support;

/// <summary>An add as its author knows it: acknowledged, or sent without an answer.</summary>
sealed record Edit(Guid Command, string Code, int Quantity);

/// <summary>What a group's members know to be in their cart.</summary>
sealed class Books
{
    private readonly ConcurrentDictionary<string, int> _acknowledged = new();
    private int _count;

    public int Count => _count;

    public int this[string code] => _acknowledged.GetValueOrDefault(code);

    public void Acknowledge(Edit edit)
    {
        _acknowledged.AddOrUpdate(edit.Code, edit.Quantity, (_, sum) => sum + edit.Quantity);
        Interlocked.Increment(ref _count);
    }
}

/// <summary>A member who adds to the group's cart at one laptop, whatever happens to it. What had no answer is sent again with its id
/// before anything else, so in the end each edit is in the books once.</summary>
sealed class Editor(EdgeProcess laptop, MemberAt member, Books books, int products, int seed)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    private readonly Random _random = new(seed);
    private Edit? _unanswered;
    private int _sinceStart;

    public EdgeProcess Laptop => laptop;

    public MemberAt Member => member;

    /// <summary>Whether the laptop has answered since it was last killed.</summary>
    public bool HasAnswered => Volatile.Read(ref _sinceStart) > 0;

    public void Killed() => Volatile.Write(ref _sinceStart, 0);

    public async Task EditAsync(CancellationToken stop)
    {
        using var pace = new PeriodicTimer(Pace);
        while (!stop.IsCancellationRequested)
        {
            await SendAsync(_unanswered ?? new Edit(Guid.NewGuid(), SmallShow.Code(_random.Next(1, products + 1)), _random.Next(1, 10)));
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    public async Task RepeatUnansweredAsync()
    {
        if (_unanswered is { } edit) Assert.True(await SendAsync(edit), $"{laptop.Name}, which was started again, does not answer.");
    }

    private async Task<bool> SendAsync(Edit edit)
    {
        _unanswered = edit;
        try
        {
            using var answer = await member.TryAddAsync(edit.Code, edit.Quantity, edit.Command);
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable) return false;
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{laptop.Name} answered {answer.StatusCode}: {laptop.Output[^Math.Min(laptop.Output.Length, 4000)..]}");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }

        _unanswered = null;
        books.Acknowledge(edit);
        Interlocked.Increment(ref _sinceStart);
        return true;
    }
}
