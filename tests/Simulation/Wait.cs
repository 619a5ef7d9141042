using B2BBooking.Journal;

namespace B2BBooking.Simulation.Tests;

/// <summary>In a simulation everything is done when the call returns; what is not would make it unrepeatable.</summary>
static class Wait
{
    public static T For<T>(Task<T> task) =>
        task.IsCompleted ? task.GetAwaiter().GetResult() : throw new InvalidOperationException("A call of the journal did not complete at once.");

    public static List<T> ForAll<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        var all = items.GetAsyncEnumerator();
        while (For(all.MoveNextAsync().AsTask())) list.Add(all.Current);
        return list;
    }

    public static void ForClose(NodeJournal journal)
    {
        try
        {
            journal.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
        catch (JournalException)
        {
            // Its store is dead.
        }
    }
}
