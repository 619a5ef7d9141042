using System.Diagnostics;
using System.Text;

namespace B2BBooking.Tests.Shared;

/// <summary>The real central node as a process of its own, on a free loopback port, with its data in a temporary folder that
/// outlives it, so that it can be killed and started again.</summary>
public sealed class SiloProcess : IAsyncDisposable
{
    public const string Administrator = "admin";
    public const string Password = "a password of tests";

    private readonly string[] _arguments;
    private readonly StringBuilder _output = new();
    private Process? _process;

    public SiloProcess(params string[] arguments)
    {
        _arguments = arguments;
        Folder = Directory.CreateTempSubdirectory("b2b-silo-").FullName;
        Address = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}/");
        Http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
    }

    public string Folder { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <summary>What the running node holds in memory, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64;
        }
    }

    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    public async Task StartAsync()
    {
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Silo", Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')), "b2b.dll"));
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        foreach (var argument in (string[])[program, "--data", Path.Combine(Folder, "data"), "--urls", Address.ToString().TrimEnd('/'), .. _arguments])
            start.ArgumentList.Add(argument);
        start.Environment["B2B__AdministratorPassword"] = Password;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, e) => Keep(e.Data);
        _process.ErrorDataReceived += (_, e) => Keep(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Eventually.True(IsReadyAsync, $"the node at {Address} is ready", TimeSpan.FromMinutes(2));
    }

    /// <summary>As a power cut ends it: at once, with nothing flushed.</summary>
    public void Kill()
    {
        _process!.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <summary>As an operator ends it; the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var terminate = Process.Start("kill", ["-TERM", _process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await Eventually.Done(_process.WaitForExitAsync(), "the node stops after SIGTERM", TimeSpan.FromSeconds(60));
        var code = _process.ExitCode;
        _process.Dispose();
        _process = null;
        return code;
    }

    public ValueTask DisposeAsync()
    {
        if (_process is not null) Kill();
        Http.Dispose();
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<bool> IsReadyAsync()
    {
        if (_process!.HasExited) throw new InvalidOperationException($"The node ended with {_process.ExitCode} instead of serving: {Output}");
        try
        {
            using var answer = await Http.GetAsync("health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }
}
