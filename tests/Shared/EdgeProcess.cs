namespace B2BBooking.Tests.Shared;

/// <summary>A real venue or laptop node; to be enrolled into <see cref="IdentityFolder"/> before it starts.</summary>
public sealed class EdgeProcess(string name, string role, params string[] arguments) : NodeProcess("EdgeSilo", "b2b-edge", ["--role", role, .. arguments])
{
    public string Name { get; } = name;

    public bool IsLaptop { get; } = role == "laptop";

    public string IdentityFolder => Path.Combine(DataFolder, "identity");
}
