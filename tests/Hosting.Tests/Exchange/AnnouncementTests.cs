using B2BBooking.Hosting.Exchange.Discovery;

namespace B2BBooking.Hosting.Tests.Exchange;

public sealed class AnnouncementTests
{
    /// <summary>Format 1 as the first release sends it: version, id of the process, fingerprint, port 5083 (zigzag varint), TLS.</summary>
    private const string Version1 = "01" + "0192A1B2C3D44E5F8A6B7C8D9E0F1A2B" + "0505050505050505050505050505050505050505050505050505050505050505" + "B64F" + "01";

    private static readonly Announcement Sample = new(new Guid("0192a1b2-c3d4-4e5f-8a6b-7c8d9e0f1a2b"), Enumerable.Repeat((byte)5, 32).ToArray(), 5083, Tls: true);

    [Fact]
    public void Announcement_OfVersion1_HasTheBytesOfTheFirstRelease()
    {
        Assert.Equal(Version1, Convert.ToHexString(Sample.ToBytes()));
        var read = Announcement.Read(Convert.FromHexString(Version1))!;
        Assert.Equal((Sample.Process, 5083, true), (read.Process, read.Port, read.Tls));
        Assert.Equal(Sample.Root.ToArray(), read.Root.ToArray());
        Assert.InRange(Sample.ToBytes().Length, 1, Announcement.MostBytes);
    }

    [Fact]
    public void Read_OfAnythingElse_GivesNothing()
    {
        var bytes = Sample.ToBytes();
        Assert.Null(Announcement.Read([]));
        Assert.Null(Announcement.Read([2, .. bytes[1..]]));
        Assert.Null(Announcement.Read([.. bytes, 0]));
        for (var length = 1; length < bytes.Length; length++) Assert.Null(Announcement.Read(bytes.AsSpan(0, length)));
        Assert.All([0, -1, 65_536], port => Assert.Null(Announcement.Read((Sample with { Port = port }).ToBytes())));
    }
}
