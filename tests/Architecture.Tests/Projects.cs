using System.Xml.Linq;

namespace B2BBooking.Architecture.Tests;

/// <summary>The project files of the checkout, read as what they say about who may use whom.</summary>
static class Projects
{
    public static string Root { get; } = FindRoot();

    public static string[] ReferencesOf(string project) =>
        [.. XDocument.Load(Path.Combine(Root, project, project + ".csproj"))
            .Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')))
            .Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Sources(string pattern, params string[] folders) =>
        folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Root, f), pattern, SearchOption.AllDirectories))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "B2BBooking.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run from inside a checkout: B2BBooking.sln was not found above them.");
    }
}
