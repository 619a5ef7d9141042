using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Streams;

/// <summary>A stream grain whose entries other grains read through projections: a command is answered once this node's
/// projections have its entries, so whoever gets the answer can read them everywhere.</summary>
public abstract class ProjectedStreamGrain<TState>(StreamServices services) : StreamGrain<TState>(services)
    where TState : class, IStreamState<TState>
{
    /// <summary>As <see cref="StreamGrain{TState}.ExecuteAsync"/>; the answer is asked for when the projections are up to date.</summary>
    protected async Task<Outcome<TAnswer>> ExecuteVisiblyAsync<TAnswer>(
        CommandId command, ImmutableArray<string> kinds, Func<Decision> decide, Func<ImmutableArray<Recorded>, TAnswer> answer)
    {
        var outcome = await ExecuteAsync(command, kinds, decide, entries => entries);
        if (outcome.Refusal is { } refusal) return refusal;
        await Services.Feed.WaitForAsync(Version);
        return answer(outcome.Value);
    }

    protected Task<Outcome<TAnswer>> ExecuteVisiblyAsync<TAnswer>(
        CommandId command, ImmutableArray<string> kinds, Func<Decision> decide, Func<TAnswer> answer) =>
        ExecuteVisiblyAsync(command, kinds, decide, _ => answer());
}
