using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;
using B2BBooking.Journal.Tests.Entries;

namespace B2BBooking.Journal.Tests.Identity;

/// <summary>Signed formats, version 1, as bytes that never change. Their signatures were given once, by keys that nobody has any more.</summary>
public sealed class SignedFormatTests
{
    private static readonly DateTimeOffset From = new(2027, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Scope GroupScope = new("spring-2027/group/acme");

    public static TheoryData<string> All => ["certificate-v1-root", "certificate-v1-central", "certificate-v1-laptop", "incarnation-v1", "head-v1", "acknowledgement-v1", "anchor-v1"];

    [Theory]
    [MemberData(nameof(All))]
    public void Fixture_OfFormat1_EncodesToItsBytes(string name) => Assert.Equal(Convert.ToHexString(Bytes(name)), Convert.ToHexString(Again(name, Bytes(name))));

    [Theory]
    [MemberData(nameof(All))]
    public void Fixture_CutAnywhere_OrLonger_IsRefused(string name)
    {
        var bytes = Bytes(name);
        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<PayloadFormatException>(() => Again(name, bytes.AsSpan(0, length)));
        Assert.Throws<PayloadFormatException>(() => Again(name, [.. bytes, 0]));
    }

    [Fact]
    public void Certificates_OfFormat1_SayWhatTheyDid_AndAreBelieved()
    {
        var (root, central, laptop) = (Certificate("root"), Certificate("central"), Certificate("laptop"));
        Assert.Equal(("organizer", NodeRole.Root, From.AddYears(20)), (root.Subject, root.Role, root.NotAfter));
        Assert.Equal(("central", NodeRole.Central), (central.Subject, central.Role));
        Assert.Equal(("laptop-7", NodeRole.Laptop, From, From.AddDays(30)), (laptop.Subject, laptop.Role, laptop.NotBefore, laptop.NotAfter));
        Assert.Equal<string>([GroupScope.Value, "group/acme", "user/anna"], laptop.Scopes);
        new CertificateChain([central]).Verify(root, From.AddDays(1));
        new CertificateChain([laptop]).Verify(root, From.AddDays(1));
    }

    [Fact]
    public void Incarnation_OfFormat1_SaysWhatItDid_AndIsBelieved()
    {
        var incarnation = Incarnation.FromPayload(Bytes("incarnation-v1"));
        Assert.Equal((EntrySamples.OriginA, From.AddDays(17), "laptop-7"), (incarnation.Origin, incarnation.Started, incarnation.Chain.Node.Subject));
        incarnation.Verify(Certificate("root"));
    }

    [Fact]
    public void Head_OfFormat1_SaysWhatItDid_AndIsBelieved()
    {
        var head = SignedHead.FromBytes(Bytes("head-v1"));
        Assert.Equal((GroupScope, new EntryName(EntrySamples.OriginA, 4711)), (head.Scope, head.Name));
        Assert.Equal(Enumerable.Range(1, 32).Select(n => (byte)n), head.Hash.ToArray());
        Assert.True(head.IsSignedBy(Certificate("laptop")));
        Assert.False((head with { Scope = new Scope("spring-2027/group/blue") }).IsSignedBy(Certificate("laptop")));
    }

    [Fact]
    public void Acknowledgement_OfFormat1_SaysWhatItDid_AndIsBelieved()
    {
        var acknowledgement = Acknowledgement.FromBytes(Bytes("acknowledgement-v1"));
        Assert.Equal((EntrySamples.OriginA, GroupScope, EntrySamples.Time), (acknowledgement.By, acknowledgement.Scope, acknowledgement.At));
        Assert.Equal((4711L, 12L, 2), (acknowledgement.Held[EntrySamples.OriginA], acknowledgement.Held[EntrySamples.OriginB], acknowledgement.Held.Highest.Count));
        Assert.True(acknowledgement.IsSignedBy(Certificate("laptop")));
        Assert.False((acknowledgement with { At = new HybridTime(EntrySamples.Time.Value + 1) }).IsSignedBy(Certificate("laptop")));
    }

    [Fact]
    public void Anchor_OfFormat1_SaysWhatItDid_AndIsBelieved_OfAServerAlone()
    {
        var anchor = TimeAnchor.FromBytes(Bytes("anchor-v1"));
        Assert.Equal((EntrySamples.OriginB, From.AddDays(18)), (anchor.By, anchor.Time));
        Assert.True(anchor.IsSignedBy(Certificate("central")));
        Assert.False(anchor.IsSignedBy(Certificate("laptop")));
        Assert.False((anchor with { Time = anchor.Time.AddSeconds(1) }).IsSignedBy(Certificate("central")));
    }

    private static byte[] Again(string name, ReadOnlySpan<byte> bytes) => name switch
    {
        "incarnation-v1" => Incarnation.FromPayload(bytes).ToPayload(),
        "head-v1" => SignedHead.FromBytes(bytes).ToBytes(),
        "acknowledgement-v1" => Acknowledgement.FromBytes(bytes).ToBytes(),
        "anchor-v1" => TimeAnchor.FromBytes(bytes).ToBytes(),
        _ => B2BBooking.Journal.Identity.Certificate.FromBytes(bytes).ToBytes(),
    };

    private static Certificate Certificate(string name) => B2BBooking.Journal.Identity.Certificate.FromBytes(Bytes($"certificate-v1-{name}"));

    private static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", name + ".bin"));
}
