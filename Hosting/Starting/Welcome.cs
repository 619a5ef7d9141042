using B2BBooking.Hosting.Configuration;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Hosting.Starting;

/// <summary>What the person who started the node reads once it serves. Logs in JSON are read by programs: they get it as an entry.</summary>
public sealed class Welcome(NodeSettings settings, ILogger<Welcome> log)
{
    private readonly List<string> _lines = [];

    public void Add(string line) => _lines.Add(line);

    public void Print(IEnumerable<string> urls)
    {
        var address = string.Join("  ", urls);
        if (settings.LogFormat == LogFormat.Json)
        {
            log.LogInformation("Serving {Address}, data in {DataFolder}", address, settings.DataFolder);
            return;
        }

        Console.WriteLine();
        Console.WriteLine($"  B2B-Booking ({settings.NodeName}) is at  {address}");
        foreach (var line in _lines) Console.WriteLine($"  {line}");
        Console.WriteLine($"  Data: {settings.DataFolder}.  API: {address.Split("  ")[0]}/api/docs.  Ctrl+C stops.");
        Console.WriteLine();
    }
}
