using System.Diagnostics;
using Npgsql;

namespace B2BBooking.Tests.Shared;

/// <summary>A PostgreSQL server of the tests' own, with durable settings: data in a temporary folder, a free loopback port, stopped by
/// its own process id. Where PostgreSQL is not installed <see cref="Missing"/> says so, and tests skip with that reason.</summary>
public sealed class PostgresServer : IDisposable
{
    private readonly string? _bin = FindBin();
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"b2b-postgres-{Guid.NewGuid():N}");
    private int _port;

    public PostgresServer()
    {
        if (Missing is not null) return;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
        Directory.CreateDirectory(_folder);
        if (Environment.IsPrivilegedProcess) Run("chown", "postgres", _folder);
        RunAsPostgres("initdb", "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "-k");
        _port = LoopbackPort.Free();
        Start();
    }

    /// <summary>Why there is no server; null: there is one.</summary>
    public string? Missing => _bin is null ? "PostgreSQL is not installed (looked in /usr/lib/postgresql/*/bin); install the package postgresql to run this." : null;

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Makes an empty database and gives its connection string.</summary>
    public string CreateDatabase()
    {
        var name = $"t{Guid.NewGuid():N}";
        using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        command.ExecuteNonQuery();
        return ConnectionString(name);
    }

    /// <summary>Stops the server at once, as a crash would (its log is then replayed), and starts it again on the same port.</summary>
    public void Crash()
    {
        RunAsPostgres("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        Start();
    }

    public void Dispose() => Stop();

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Include Error Detail=true;Maximum Pool Size=20";

    private void Start() => RunAsPostgres("pg_ctl", "-D", Data, "-w", "-t", "60", "-l", Path.Combine(_folder, "log"),
        "-o", $"-c listen_addresses=127.0.0.1 -c port={_port} -c unix_socket_directories={_folder} -c max_connections=200", "start");

    private void Stop()
    {
        if (Missing is not null || !Directory.Exists(_folder)) return;
        if (File.Exists(Path.Combine(Data, "postmaster.pid"))) RunAsPostgres("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private void RunAsPostgres(string tool, params string[] arguments)
    {
        var path = Path.Combine(_bin!, tool);
        // PostgreSQL refuses to run as root.
        if (Environment.IsPrivilegedProcess) Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else Run(path, arguments);
    }

    private void Run(string program, params string[] arguments)
    {
        // Output goes to a file, not a pipe: the server inherits it and would keep a pipe open.
        var output = Path.Combine(Path.GetTempPath(), $"b2b-postgres-{Guid.NewGuid():N}.out");
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        foreach (var argument in (string[])["-c", "out=$1; shift; exec \"$@\" >\"$out\" 2>&1 </dev/null", "sh", output, program, .. arguments]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.WaitForExit();
        var said = File.ReadAllText(output);
        File.Delete(output);
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed with {process.ExitCode}: {said}");
    }

    private static string? FindBin() => !Directory.Exists("/usr/lib/postgresql")
        ? null
        : Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin"))
            .Where(b => File.Exists(Path.Combine(b, "initdb"))).OrderByDescending(b => b, StringComparer.Ordinal).FirstOrDefault();
}
