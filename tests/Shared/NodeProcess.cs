using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace B2BBooking.Tests.Shared;

/// <summary>A real node as a process of its own, on a free loopback port, with its data in a temporary folder that outlives it, so that it
/// can be killed and started again.</summary>
public class NodeProcess : IAsyncDisposable
{
    private readonly string _project;
    private readonly string _program;
    private readonly string[] _arguments;
    private readonly StringBuilder _output = new();
    private Process? _process;

    /// <param name="project">The folder of the host, such as <c>Silo</c>; it is built beside the tests.</param>
    /// <param name="program">The name of its program, such as <c>b2b</c>.</param>
    protected NodeProcess(string project, string program, params string[] arguments)
    {
        (_project, _program, _arguments) = (project, program, arguments);
        Folder = Directory.CreateTempSubdirectory($"{program}-").FullName;
        Address = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}/");
        Http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
    }

    public string Folder { get; }

    public string DataFolder => Path.Combine(Folder, "data");

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

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Added to the process's environment at each start.</summary>
    protected Dictionary<string, string> Environment { get; } = [];

    public async Task StartAsync()
    {
        Start();
        await ReadyAsync();
    }

    public Task ReadyAsync() => Eventually.True(IsReadyAsync, $"the node at {Address} is ready", TimeSpan.FromMinutes(2));

    /// <summary>Does not wait until it serves.</summary>
    public void Start()
    {
        var program = Path.GetFullPath(Path.Combine(
            AppContext.BaseDirectory, "..", "..", _project, Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')), _program + ".dll"));
        var start = new ProcessStartInfo(System.Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        foreach (var argument in (string[])[program, "--data", DataFolder, "--urls", Address.ToString().TrimEnd('/'), .. _arguments])
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, e) => Keep(e.Data);
        _process.ErrorDataReceived += (_, e) => Keep(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
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
        GC.SuppressFinalize(this);
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
        catch (Exception e) when (e is HttpRequestException or SocketException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }
}
