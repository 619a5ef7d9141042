using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace B2BBooking.Tests;

/// <summary>
/// A PostgreSQL server of a test's own: on a free loopback port, with its data in a temporary folder, stopped and deleted
/// at the end. PostgreSQL refuses to run as root, so as root it runs as the user "postgres".
/// </summary>
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    private readonly string _programs;
    private readonly string _folder;

    private PostgreSqlServer(string programs, string folder, int port)
    {
        _programs = programs;
        _folder = folder;
        ConnectionString = $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres";
    }

    public string ConnectionString { get; }

    /// <summary>Why tests that need a server are skipped; null where they can run.</summary>
    public static string? Missing => FindPrograms() is null ? "PostgreSQL's server programs are not installed (initdb, pg_ctl)." : null;

    public static async Task<PostgreSqlServer> Start()
    {
        var programs = FindPrograms() ?? throw new InvalidOperationException(Missing);
        var folder = Directory.CreateTempSubdirectory("b2b-postgres-").FullName;
        var port = FreePort();
        var server = new PostgreSqlServer(programs, folder, port);
        if (IsRoot)
        {
            await Run("chown", ["postgres", folder]);
        }

        var data = Path.Combine(folder, "data");
        await server.RunProgram("initdb", "-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--no-sync");
        await server.RunProgram(
            "pg_ctl", "start", "-w", "-D", data, "-l", Path.Combine(folder, "log"),
            "-o", $"-h 127.0.0.1 -p {port} -k '{folder}'");
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await RunProgram("pg_ctl", "stop", "-m", "immediate", "-D", Path.Combine(_folder, "data"));
        Directory.Delete(_folder, recursive: true);
    }

    private static bool IsRoot => Environment.UserName == "root";

    private static string? FindPrograms()
    {
        var installed = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        return installed.Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Task RunProgram(string name, params string[] arguments)
    {
        var program = Path.Combine(_programs, name);
        return IsRoot ? Run("runuser", ["-u", "postgres", "--", program, .. arguments]) : Run(program, arguments);
    }

    private static async Task Run(string program, string[] arguments)
    {
        // Output goes to files or nowhere: the server keeps its starter's pipes open, and reading them would never end.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments])
        {
            WorkingDirectory = Path.GetTempPath(),
        })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
