using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Stores;
using B2BBooking.Journal.Tests.Stores;
using B2BBooking.Journal.Tests.Writing;
using static B2BBooking.Journal.Tests.Stores.Samples;

namespace B2BBooking.Journal.Tests.Identity;

public sealed class IdentityTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2027, 3, 18, 9, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FirstStart_MakesKeysForItsUserAlone_AndLaterStartsUseThem()
    {
        using var first = KeyFolder.OpenOrCreate(_folder.Path, TimeProvider.System);
        using var again = KeyFolder.OpenOrCreate(_folder.Path, TimeProvider.System);
        Assert.Equal(first.Chain.Node.ToBytes(), again.Chain.Node.ToBytes());
        Assert.Equal(("central", NodeRole.Central), (first.NodeId, first.Chain.Node.Role));
        Assert.Equal(["node.cert", "node.key", "root.cert", "root.key"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
        Assert.Contains("offline", File.ReadAllText(_folder.File("root.key")), StringComparison.Ordinal);
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in Directory.GetFiles(_folder.Path)) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Start_WithTheRootKeyTakenOffline_Works()
    {
        KeyFolder.OpenOrCreate(_folder.Path, TimeProvider.System).Dispose();
        File.Delete(_folder.File("root.key"));
        KeyFolder.OpenOrCreate(_folder.Path, TimeProvider.System).Dispose();
        Assert.False(File.Exists(_folder.File("root.key")));
    }

    [Fact]
    public void Start_WithTheRootKeyAlone_KeepsTheOrganizer()
    {
        byte[] organizer;
        using (var first = KeyFolder.OpenOrCreate(_folder.Path, TimeProvider.System)) organizer = first.Root.PublicKey.Fingerprint;
        foreach (var file in new[] { "node.key", "node.cert", "root.cert" }) File.Delete(_folder.File(file));
        using var again = KeyFolder.OpenOrCreate(_folder.Path, TimeProvider.System);
        Assert.Equal(organizer, again.Root.PublicKey.Fingerprint);
    }

    [Theory]
    [InlineData("node.key")]
    [InlineData("node.cert")]
    [InlineData("root.cert")]
    public void Start_WithAFileMissingOrSpoilt_SaysWhich(string file)
    {
        KeyFolder.OpenOrCreate(_folder.Path, TimeProvider.System).Dispose();
        File.WriteAllText(_folder.File(file), "spoilt");
        Assert.Contains(file, Assert.Throws<IdentityException>(() => KeyFolder.OpenOrCreate(_folder.Path, TimeProvider.System)).Message, StringComparison.Ordinal);
        File.Delete(_folder.File(file));
        Assert.Contains(file, Assert.Throws<IdentityException>(() => KeyFolder.OpenOrCreate(_folder.Path, TimeProvider.System)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_ThatANodeHad_AreKeptForItsUserAlone_AndASpoiltOneHindersNoStart()
    {
        var (log, kept) = (new RecordingLog(), _folder.File("keys"));
        using var first = KeyFolder.OpenOrCreate(_folder.File("first"), TimeProvider.System);
        using var second = KeyFolder.OpenOrCreate(_folder.File("second"), TimeProvider.System);
        Assert.Empty(KeptKeys.Keep(kept, first, log).FormerKeys);
        File.WriteAllText(Path.Combine(kept, "spoilt.key"), "spoilt");
        var former = Assert.Single(KeptKeys.Keep(kept, second, log).FormerKeys);
        Assert.Equal(first.Key.PublicKey, former.PublicKey);
        Assert.Contains("spoilt.key", Assert.Single(log.Messages), StringComparison.Ordinal);
        if (OperatingSystem.IsWindows()) return;
        File.Delete(Path.Combine(kept, "spoilt.key"));
        foreach (var file in Directory.GetFiles(kept)) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Keys_WhereTheyCannotBeKept_HinderNoStart()
    {
        var log = new RecordingLog();
        File.WriteAllText(_folder.File("keys"), "a file in its place");
        using var identity = KeyFolder.OpenOrCreate(_folder.File("node"), TimeProvider.System);
        Assert.Same(identity, KeptKeys.Keep(_folder.File("keys"), identity, log));
        Assert.Single(log.Messages);
    }

    [Fact]
    public void Start_WithACertificateThatDoesNotHoldNow_Works_AndSaysWhatToDo()
    {
        using var identity = KeyFolder.OpenOrCreate(_folder.Path, TimeProvider.System);
        Assert.Null(identity.ProblemAt(DateTimeOffset.UtcNow));
        Assert.Contains("enrol central anew", identity.ProblemAt(DateTimeOffset.UtcNow.AddYears(6)), StringComparison.Ordinal);
        Assert.Contains("Set the clock", identity.ProblemAt(DateTimeOffset.UtcNow.AddYears(-1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Certificate_WithAnyByteFlipped_IsNotBelieved()
    {
        var (root, rootKey) = NewRoot();
        using var key = NodeKey.Create();
        var bytes = root.Issue(rootKey, "laptop-7", NodeRole.Laptop, ["spring-2027/group/acme"], Now, Now.AddDays(5), key.PublicKey).ToBytes();
        Assert.Equal(bytes, Certificate.FromBytes(bytes).ToBytes());
        for (var place = 0; place < bytes.Length; place++)
        {
            var altered = bytes.ToArray();
            altered[place] ^= 4;
            Assert.False(Believed(altered, root), $"Byte {place} does not count.");
        }
    }

    [Fact]
    public void Chain_OfAnExpiredNode_OrAForeignRoot_OrBeyondItsIssuer_IsRefused()
    {
        var (root, rootKey) = NewRoot();
        using var enrolmentKey = NodeKey.Create();
        using var laptopKey = NodeKey.Create();
        var enrolment = root.Issue(rootKey, "box", NodeRole.Enrolment, ["spring-2027/*"], Now, Now.AddDays(5), enrolmentKey.PublicKey);
        var laptop = enrolment.Issue(enrolmentKey, "laptop-7", NodeRole.Laptop, ["spring-2027/group/acme"], Now, Now.AddDays(3), laptopKey.PublicKey);
        var chain = new CertificateChain([laptop, enrolment]);
        chain.Verify(root, Now.AddDays(1));

        Assert.Throws<IdentityException>(() => chain.Verify(root, Now.AddDays(4)));
        Assert.Throws<IdentityException>(() => chain.Verify(NewRoot().Root, Now.AddDays(1)));
        var venue = enrolment.Issue(enrolmentKey, "venue-x", NodeRole.Venue, ["spring-2027/*"], Now, Now.AddDays(3), laptopKey.PublicKey);
        Assert.Throws<IdentityException>(() => new CertificateChain([venue, enrolment]).Verify(root, Now.AddDays(1)));
        var greedy = enrolment.Issue(enrolmentKey, "laptop-8", NodeRole.Laptop, ["admin"], Now, Now.AddDays(3), laptopKey.PublicKey);
        Assert.Throws<IdentityException>(() => new CertificateChain([greedy, enrolment]).Verify(root, Now.AddDays(1)));
        var sub = laptop.Issue(laptopKey, "laptop-9", NodeRole.Laptop, ["spring-2027/group/acme"], Now, Now.AddDays(3), enrolmentKey.PublicKey);
        Assert.Throws<IdentityException>(() => new CertificateChain([sub, laptop, enrolment]).Verify(root, Now.AddDays(1)));
    }

    [Fact]
    public async Task Incarnation_IsTheFirstEntryOfItsOrigin_AndProvesWhoseItIs()
    {
        using var identity = KeyFolder.OpenOrCreate(_folder.Path, TimeProvider.System);
        await using var journal = JournalFactory.OpenMemory(new JournalOptions { Identity = identity });
        var entry = Assert.Single(await journal.ReadAllAsync(0, [Incarnation.Kind]).ToList()).Entry;
        Assert.Equal((Scope.Admin, journal.Origin, 1L), (entry.Scope, entry.Origin, entry.Seq));

        var incarnation = Incarnation.FromPayload(entry.Payload.Span);
        Assert.Equal(journal.Origin, incarnation.Origin);
        incarnation.Verify(identity.Root);
        Assert.Throws<IdentityException>(() => (incarnation with { Origin = new OriginId(Guid.NewGuid()) }).Verify(identity.Root));
    }

    [Fact]
    public async Task SignedHead_VouchesForItsChain_AndAStartWithoutItsEntriesIsRefused()
    {
        using var identity = KeyFolder.OpenOrCreate(_folder.Path, TimeProvider.System);
        var store = new MemoryStore();
        SignedHead head;
        await using (var journal = await JournalFactory.OpenAsync(store, new JournalOptions { Identity = identity }))
        {
            await journal.AppendAsync([Several(Cart(1), 0, 3)]);
            head = (await journal.LoadRunAsync(Cart(1).Scope, journal.Origin, 0, 1 << 20))!.Head;
            Assert.Null(await journal.LoadRunAsync(Cart(2).Scope, journal.Origin, 0, 1 << 20));
            Assert.Equal(head, (await journal.LoadRunAsync(Cart(1).Scope, journal.Origin, 1, 1 << 20))!.Head);
        }

        Assert.Equal(3, head.Name.Seq);
        Assert.True(SignedHead.FromBytes(head.ToBytes()).IsSignedBy(identity.Chain.Node));
        Assert.False((head with { Name = head.Name with { Seq = 2 } }).IsSignedBy(identity.Chain.Node));

        var shorter = new MemoryStore();
        shorter.Commit(0, store.ReadNext(0, 3), new Besides(store.ReadSignedHeads(), [], []));
        var error = await Assert.ThrowsAsync<JournalDamagedException>(() => JournalFactory.OpenAsync(shorter, null));
        Assert.Equal((head.Scope, head.Name.Origin, 3L), (error.Scope, error.Origin, error.Seq));
    }

    private static bool Believed(byte[] bytes, Certificate root)
    {
        try
        {
            new CertificateChain([Certificate.FromBytes(bytes)]).Verify(root, Now.AddDays(1));
            return true;
        }
        catch (Exception e) when (e is FormatException or IdentityException)
        {
            return false;
        }
    }

    private static (Certificate Root, NodeKey Key) NewRoot()
    {
        var key = NodeKey.Create();
        return (Certificate.SelfSigned(key, "organizer", Now.AddDays(-1), Now.AddYears(1)), key);
    }
}
