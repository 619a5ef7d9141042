using B2BBooking.Hosting.Exchange;
using B2BBooking.Tests;
using Microsoft.Extensions.Time.Testing;

namespace B2BBooking.Hosting.Tests.Exchange;

public sealed class WakeTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Wait_AfterSet_GoesOnAtOnce_AndOnlyOnce()
    {
        using var wake = new Wake(_time);
        wake.Set();
        wake.Set();
        await wake.WaitAsync(null);
        Assert.False(wake.WaitAsync(null).AsTask().IsCompleted);
    }

    [Fact]
    public async Task Wait_GoesOnWhenSet()
    {
        using var wake = new Wake(_time);
        var waiting = wake.WaitAsync(null).AsTask();
        Assert.False(waiting.IsCompleted);
        wake.Set();
        await Eventually.Done(waiting, "the waiter goes on");
    }

    [Fact]
    public async Task Wait_GoesOnWhenItsTimeHasCome()
    {
        using var wake = new Wake(_time);
        var waiting = wake.WaitAsync(TimeSpan.FromSeconds(5)).AsTask();
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        await Eventually.Done(waiting, "the waiter goes on");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Wait_ForATimeThatIsPast_DoesNotWait(int seconds)
    {
        using var wake = new Wake(_time);
        Assert.True(wake.WaitAsync(TimeSpan.FromSeconds(seconds)).AsTask().IsCompleted);
    }

    [Fact]
    public async Task Set_FromAnotherThread_IsNeverMissed()
    {
        const int Most = 20_000;
        using var wake = new Wake(TimeProvider.System);
        var made = 0;
        var setting = Task.Run(() =>
        {
            for (var i = 0; i < Most; i++)
            {
                Interlocked.Increment(ref made);
                wake.Set();
            }
        });
        await Eventually.Done(Task.Run(async () =>
        {
            while (Volatile.Read(ref made) < Most) await wake.WaitAsync(null);
        }), "the waiter has seen the last one", TimeSpan.FromSeconds(60));
        await setting;
    }
}
