using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace B2BBooking.Bench;

/// <summary>The central node as a process of its own, as an operator starts it, on a free loopback port.</summary>
sealed class ServerProcess : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    private ServerProcess(string folder, string[] arguments)
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "Silo", "release", "b2b.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.Path };
        foreach (var argument in (string[])[Path.GetFullPath(program), "--data", folder, "--urls", Address.ToString().TrimEnd('/'), .. arguments])
            start.ArgumentList.Add(argument);
        start.Environment["B2B__AdministratorPassword"] = BenchApi.Password;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public double MegabytesResident
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>Starts it and waits until it has given its first page.</summary>
    public static async Task<ServerProcess> StartAsync(string folder, params string[] arguments)
    {
        var server = new ServerProcess(folder, arguments);
        using var http = new HttpClient { BaseAddress = server.Address };
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await AnswersAsync(http))
        {
            if (server._process.HasExited) throw new InvalidOperationException($"The node ended with {server._process.ExitCode}.");
            await often.WaitForNextTickAsync();
        }

        return server;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("sign-in");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
