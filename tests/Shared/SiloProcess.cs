namespace B2BBooking.Tests.Shared;

/// <summary>The real central node.</summary>
public sealed class SiloProcess : NodeProcess
{
    public const string Administrator = "admin";
    public const string Password = "a password of tests";

    public SiloProcess(params string[] arguments) : base("Silo", "b2b", arguments) => Environment["B2B__AdministratorPassword"] = Password;
}
