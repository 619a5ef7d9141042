namespace B2BBooking.Silo.Tests.Support;

/// <summary>Real data that is not part of the repository: where <c>B2B_DATA</c> points, else <c>../shared/data</c> beside it.</summary>
internal static class SharedData
{
    /// <summary>The path; the test is skipped, saying so, where there is none.</summary>
    public static string Require(params string[] path)
    {
        var wanted = Path.Combine([Root(), .. path]);
        Skip.IfNot(Path.Exists(wanted), $"{wanted} is missing. Set B2B_DATA to the folder that holds {path[0]}.");
        return wanted;
    }

    private static string Root()
    {
        if (Environment.GetEnvironmentVariable("B2B_DATA") is { Length: > 0 } given)
            return given;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "B2BBooking.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.Parent?.FullName ?? "", "shared", "data");
    }
}
