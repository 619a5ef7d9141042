namespace B2BBooking.Grains.Tests.Support;

/// <summary>Waits for what another thread will bring about.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <param name="reason">What did not come about, for whoever reads the failure.</param>
    public static async Task BecomesTrue(Func<Task<bool>> condition, string reason)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        using var limit = new CancellationTokenSource(Limit);
        while (!await condition())
        {
            try
            {
                await timer.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"After {Limit.TotalSeconds} s: {reason}");
            }
        }
    }

    public static Task BecomesTrue(Func<bool> condition, string reason) => BecomesTrue(() => Task.FromResult(condition()), reason);
}
