using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Tests.Stores;

namespace B2BBooking.Journal.Tests.Identity;

public sealed class EnrolmentTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private static readonly EnrolmentRequest Laptop = new(
        "laptop-1", NodeRole.Laptop, Enrolment.ScopesOfGroupLaptop(new("spring"), new("blue"), [new("anna")]), Now.AddDays(-1), Now.AddDays(60));

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Enrol_ByTheRootKeyOfACentralNodesFirstStart_GivesAnIdentityOfThatOrganizer()
    {
        using var central = KeyFolder.OpenOrCreate(_folder.File("central"), TimeProvider.System);
        Enrolment.Enrol(_folder.File("central"), Laptop, _folder.File("laptop"));
        using var laptop = KeyFolder.OpenEnrolled(_folder.File("laptop"), TimeProvider.System);
        Assert.Equal(("laptop-1", NodeRole.Laptop), (laptop.NodeId, laptop.Chain.Node.Role));
        Assert.Equal(central.Root.PublicKey.Fingerprint, laptop.Root.PublicKey.Fingerprint);
        Assert.Equal(["spring/group/blue", "group/blue", "user/anna"], laptop.Chain.Node.Scopes.AsEnumerable());
        Assert.False(File.Exists(Path.Combine(_folder.File("laptop"), "root.key")));
    }

    [Fact]
    public void Enrol_IntoAFolderWithAnIdentity_LeavesThatOneAlone()
    {
        Enrolment.CreateOrganizer(_folder.File("root"), "organizer", Now);
        Enrolment.Enrol(_folder.File("root"), Laptop, _folder.File("laptop"));
        var key = File.ReadAllText(Path.Combine(_folder.File("laptop"), "node.key"));
        Assert.Throws<IdentityException>(() => Enrolment.Enrol(_folder.File("root"), Laptop, _folder.File("laptop")));
        Assert.Equal(key, File.ReadAllText(Path.Combine(_folder.File("laptop"), "node.key")));
    }

    [Fact]
    public void CreateOrganizer_WhereThereIsOne_IsRefused()
    {
        Enrolment.CreateOrganizer(_folder.Path, "organizer", Now);
        Assert.Throws<IdentityException>(() => Enrolment.CreateOrganizer(_folder.Path, "organizer", Now));
    }

    [Fact]
    public void Enrol_WithTheCertificateOfAnotherOrganizer_IsRefused()
    {
        Enrolment.CreateOrganizer(_folder.File("a"), "a", Now);
        Enrolment.CreateOrganizer(_folder.File("b"), "b", Now);
        File.Copy(Path.Combine(_folder.File("b"), "root.cert"), Path.Combine(_folder.File("a"), "root.cert"), overwrite: true);
        var refused = Assert.Throws<IdentityException>(() => Enrolment.Enrol(_folder.File("a"), Laptop, _folder.File("laptop")));
        Assert.Contains("do not belong together", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenEnrolled_OfAnEmptyFolder_SaysHowToEnrolAndMakesNothing()
    {
        var refused = Assert.Throws<IdentityException>(() => KeyFolder.OpenEnrolled(_folder.File("none"), TimeProvider.System));
        Assert.Contains("b2b enrol", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("none")));
    }

    [Fact]
    public void OpenEnrolled_AfterTheCertificateEnded_SaysSo()
    {
        Enrolment.CreateOrganizer(_folder.File("root"), "organizer", Now);
        Enrolment.Enrol(_folder.File("root"), Laptop with { Until = Now.AddMinutes(-1) }, _folder.File("laptop"));
        var refused = Assert.Throws<IdentityException>(() => KeyFolder.OpenEnrolled(_folder.File("laptop"), TimeProvider.System));
        Assert.Contains("valid from", refused.Message, StringComparison.Ordinal);
    }
}
