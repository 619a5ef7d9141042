using System.Diagnostics;
using System.Globalization;

namespace B2BBooking.Demo;

/// <summary>Says what went wrong and what to do.</summary>
sealed class DemoException(string message) : Exception(message);

/// <summary>One node of the demo, as a process of its own.</summary>
sealed class Node(string name, string project, string program, string address, string dataFolder, string[] arguments)
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(30);

    private Process? _process;

    public string Name => name;

    public string Address => address;

    public string DataFolder => dataFolder;

    /// <summary>Somebody who may cut the node's links.</summary>
    public string User { get; init; } = "";

    public HttpClient Http { get; } = new() { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(10) };

    private string LogFile => Path.Combine(Path.GetDirectoryName(dataFolder)!, name + ".log");

    public async Task StartAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(dataFolder);
        var log = TextWriter.Synchronized(new StreamWriter(LogFile) { AutoFlush = true });
        _process = Process.Start(Command(["--data", dataFolder, "--urls", address, .. arguments]))!;
        _process.OutputDataReceived += (_, e) => log.WriteLine(e.Data);
        _process.ErrorDataReceived += (_, e) => log.WriteLine(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var started = Stopwatch.GetTimestamp(); !await IsReadyAsync(cancel); await often.WaitForNextTickAsync(cancel))
            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > StartsWithin)
                throw new DemoException($"{name} did not start; {LogFile} says why.");
    }

    public async Task RunCommandAsync(string[] command, string input, CancellationToken cancel)
    {
        var start = Command(command);
        start.RedirectStandardInput = true;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(input.AsMemory(), cancel);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0) throw new DemoException($"{string.Join(' ', command)}: {await output}{await error}");
    }

    public async Task StopAsync()
    {
        if (_process is null or { HasExited: true }) return;
        if (OperatingSystem.IsWindows()) _process.Kill();
        else Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])?.Dispose();
        using var limit = new CancellationTokenSource(StopsWithin);
        await _process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_process.HasExited) _process.Kill();
    }

    private ProcessStartInfo Command(string[] given)
    {
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var path = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", project, configuration, program + ".dll"));
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[path, .. given]) start.ArgumentList.Add(argument);
        return start;
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancel)
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri("health/ready", UriKind.Relative), cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
