using Orleans.Runtime;

namespace Orleans.Configuration;

/// <summary>A database that keeps states.</summary>
public class AdoNetGrainStorageOptions
{
    /// <summary>Which database: "Microsoft.Data.Sqlite" or "Npgsql" (PostgreSQL).</summary>
    public string Invariant { get; set; } = "";

    public string? ConnectionString { get; set; }

    internal void Validate(string name)
    {
        if (string.IsNullOrWhiteSpace(ConnectionString))
        {
            throw new OrleansConfigurationException(
                $"Invalid {nameof(AdoNetGrainStorageOptions)} values for grain storage \"{name}\". {nameof(ConnectionString)} is required.");
        }
    }
}
