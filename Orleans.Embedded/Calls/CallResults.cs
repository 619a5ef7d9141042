namespace Orleans.Runtime;

/// <summary>Brings what grain methods return into one shape; called by emitted code.</summary>
internal static class CallResults
{
    public static ValueTask<Nothing> OfTask(Task task) => task.IsCompletedSuccessfully ? default : Await(task);

    public static ValueTask<Nothing> OfValueTask(ValueTask task) => task.IsCompletedSuccessfully ? default : Await(task);

    public static ValueTask<T> OfTaskWithResult<T>(Task<T> task) => new(task);

    public static ValueTask<Nothing> OfVoid() => default;

    private static async ValueTask<Nothing> Await(Task task)
    {
        await task;
        return default;
    }

    private static async ValueTask<Nothing> Await(ValueTask task)
    {
        await task;
        return default;
    }
}
