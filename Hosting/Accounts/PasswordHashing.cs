namespace B2BBooking.Hosting.Accounts;

/// <summary>Derives keys from passwords away from grains' turns, on at most half of the processors, so that a storm of
/// sign-ins waits for itself and not for whoever edits a cart.</summary>
public sealed class PasswordHashing : IDisposable
{
    private readonly SemaphoreSlim _places = new(Math.Max(1, Environment.ProcessorCount / 2));

    public Task<bool> AcceptsAsync(Verifier verifier, string password) => RunAsync(() => verifier.Accepts(password));

    public Task<Verifier> VerifierOfAsync(string password) => RunAsync(() => Verifier.Of(password));

    public void Dispose() => _places.Dispose();

    private async Task<T> RunAsync<T>(Func<T> work)
    {
        await _places.WaitAsync();
        try
        {
            return await Task.Run(work);
        }
        finally
        {
            _places.Release();
        }
    }
}
