using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Tests.Stores;

namespace B2BBooking.Journal.Tests.Identity;

public sealed class EnrolmentTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Init_MakesARootForItsUserAlone_Once()
    {
        var root = Enrolment.CreateOrganizer(Folder("organizer"), "organizer", Now);
        Assert.Equal(NodeRole.Root, root.Role);
        Assert.Equal(["root.cert", "root.key"], Files("organizer"));
        Assert.Throws<IdentityException>(() => Enrolment.CreateOrganizer(Folder("organizer"), "organizer", Now));
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in Directory.GetFiles(Folder("organizer"))) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Enrol_ByTheRoot_MakesANodeThatOpens()
    {
        var root = Enrolment.CreateOrganizer(Folder("organizer"), "organizer", Now);
        Enrol("organizer", "laptop", Laptop("laptop-7"));
        Assert.Equal(["node.cert", "node.key", "root.cert"], Files("laptop"));
        using var laptop = KeyFolder.OpenEnrolled(Folder("laptop"));
        Assert.Equal(("laptop-7", NodeRole.Laptop), (laptop.NodeId, laptop.Chain.Node.Role));
        Assert.Equal(root.ToBytes(), laptop.Root.ToBytes());
        Assert.True(laptop.Chain.Node.Covers(new Scope("spring-2027/group/acme")));
    }

    [Fact]
    public void Enrol_ByAnEnrolmentKey_MakesLaptopsAlone_AndNoneBeyondItsScopes()
    {
        Enrolment.CreateOrganizer(Folder("organizer"), "organizer", Now);
        Enrol("organizer", "box", new EnrolmentRequest("box", NodeRole.Enrolment, ["spring-2027/*", "user/*"], Now.AddDays(-1), Now.AddDays(5)));
        Enrol("box", "laptop", Laptop("laptop-7"));
        using var laptop = KeyFolder.OpenEnrolled(Folder("laptop"));
        Assert.Equal(2, laptop.Chain.Certificates.Length);

        Assert.Throws<IdentityException>(() => Enrol("box", "venue", Laptop("venue-x") with { Role = NodeRole.Venue }));
        Assert.Throws<IdentityException>(() => Enrol("box", "other", Laptop("laptop-8") with { Scopes = ["autumn-2027/group/acme"] }));
        Assert.False(Directory.Exists(Folder("venue")) || Directory.Exists(Folder("other")));
        Assert.Throws<IdentityException>(() => Enrol("laptop", "sub", Laptop("laptop-9")));
    }

    [Theory]
    [InlineData("", "a", 1)]
    [InlineData("a/b", "a", 1)]
    [InlineData("laptop", "", 1)]
    [InlineData("laptop", "a*b", 1)]
    [InlineData("laptop", "a", -2)]
    public void Enrol_OfWhatCannotBe_IsRefused_AndWritesNothing(string subject, string scope, int days)
    {
        Enrolment.CreateOrganizer(Folder("organizer"), "organizer", Now);
        Assert.Throws<IdentityException>(() => Enrol("organizer", "node", new EnrolmentRequest(subject, NodeRole.Laptop, [scope], Now.AddDays(-1), Now.AddDays(days))));
        Assert.False(Directory.Exists(Folder("node")));
    }

    [Fact]
    public void Enrol_IntoAFolderThatHoldsANode_LeavesItAsItIs()
    {
        Enrolment.CreateOrganizer(Folder("organizer"), "organizer", Now);
        Enrol("organizer", "laptop", Laptop("laptop-7"));
        var key = File.ReadAllText(Path.Combine(Folder("laptop"), "node.key"));
        Assert.Throws<IdentityException>(() => Enrol("organizer", "laptop", Laptop("laptop-8")));
        Assert.Equal(key, File.ReadAllText(Path.Combine(Folder("laptop"), "node.key")));
    }

    [Fact]
    public void Enrol_WithoutAKeyThatCertifies_SaysSo()
    {
        Directory.CreateDirectory(Folder("empty"));
        Assert.Contains("root.key", Assert.Throws<IdentityException>(() => Enrol("empty", "node", Laptop("laptop-7"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FirstStart_WhereTheOrganizersRootLies_BecomesItsCentral()
    {
        var root = Enrolment.CreateOrganizer(Folder("organizer"), "organizer", Now);
        using var central = KeyFolder.OpenOrCreate(Folder("organizer"), TimeProvider.System);
        Assert.Equal(root.ToBytes(), central.Root.ToBytes());
        Assert.Equal(NodeRole.Central, central.Chain.Node.Role);
    }

    [Fact]
    public void Open_OfAnEmptyFolder_MakesNothing_AndSaysToEnrol()
    {
        Assert.Contains("enrol", Assert.Throws<IdentityException>(() => KeyFolder.OpenEnrolled(Folder("empty"))).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Folder("empty")));
    }

    [Fact]
    public void FirstStart_AfterAnInterruptedEnrolment_MakesNoNewOrganizer()
    {
        Directory.CreateDirectory(Folder("node"));
        File.WriteAllText(Path.Combine(Folder("node"), "node.cert.new"), "half");
        Assert.Throws<IdentityException>(() => KeyFolder.OpenOrCreate(Folder("node"), TimeProvider.System));
        Assert.Equal(["node.cert.new"], Files("node"));
    }

    private static EnrolmentRequest Laptop(string id) => new(id, NodeRole.Laptop, ["spring-2027/group/acme", "user/anna"], Now.AddDays(-1), Now.AddDays(3));

    private string Folder(string name) => _folder.File(name);

    private IEnumerable<string?> Files(string folder) => Directory.GetFiles(Folder(folder)).Select(Path.GetFileName).Order();

    private void Enrol(string issuer, string target, EnrolmentRequest node) => Enrolment.Enrol(Folder(issuer), node, Folder(target));
}
