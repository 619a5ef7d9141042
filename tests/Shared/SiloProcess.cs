namespace B2BBooking.Tests.Shared;

/// <summary>The real central node.</summary>
public sealed class SiloProcess : NodeProcess
{
    public const string Administrator = "admin";
    public const string Password = "a password of tests";

    /// <summary>Whether its next start fills an empty node with the demo, as it does when nothing else is said.</summary>
    public bool FillsDemo
    {
        set => Environment["B2B__Demo"] = value ? "true" : "false";
    }

    public SiloProcess(params string[] arguments) : base("Silo", "b2b", arguments) => Environment["B2B__AdministratorPassword"] = Password;
}
