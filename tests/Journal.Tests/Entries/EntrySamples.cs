using B2BBooking.Grains.Interfaces.Values;
using FsCheck;
using FsCheck.Fluent;

namespace B2BBooking.Journal.Tests.Entries;

/// <summary>Fixed entries, whose bytes are checked in, and generated ones.</summary>
public static class EntrySamples
{
    public static OriginId OriginA { get; } = new(new Guid("0192a1b2-c3d4-4e5f-8a6b-7c8d9e0f1a2b"));

    public static OriginId OriginB { get; } = new(new Guid("f47ac10b-58cc-4372-a567-0e02b2c3d479"));

    public static HybridTime Time { get; } = HybridTime.At(new DateTimeOffset(2027, 3, 18, 9, 30, 15, 250, TimeSpan.Zero), counter: 3);

    public static Guid Command { get; } = new("01960f2a-6c1d-7b3e-9f4a-5b6c7d8e9f00");

    /// <summary>By the name of the fixture. Never change one: add another.</summary>
    public static IReadOnlyDictionary<string, Entry> Fixed { get; } = new Dictionary<string, Entry>
    {
        ["entry-v1-first"] = new(Scope.Admin, OriginA, 1, Time, "node/central/x", "", "node.incarnation", Guid.Empty, [], 0, new byte[] { 1, 2, 3 }, default),
        ["entry-v1-cart"] = new(Scope.Group(new ShowId("spring-2027"), new GroupId("acme")), OriginA, 4711, Time, "cart", "anna", "cart.line.set", Command,
            [new EntryName(OriginA, 4709)], 0, Bytes(30), Bytes(32)),
        ["entry-v1-causes"] = new(Scope.Group(new ShowId("spring-2027"), new GroupId("acme")), OriginB, 12, new HybridTime(Time.Value + 1), "cart", "élodie@acme.example", "cart.line.removed", Command,
            [new EntryName(OriginA, 4711), new EntryName(OriginB, 11), new EntryName(OriginA, 4700), new EntryName(OriginB, 2)], 0, default, Bytes(32)),
        ["entry-v1-encrypted"] = new(Scope.User(new UserId("anna")), OriginB, 2, HybridTime.At(DateTimeOffset.UnixEpoch), "notes/2027", "anna", "note.written", Command,
            [], uint.MaxValue, Bytes(300), Bytes(32)),
    };

    public static string Hex(Entry entry) => $"{entry with { Causes = [], Payload = default, PreviousHash = default }} {string.Join(',', entry.Causes)} {Convert.ToHexString(entry.Payload.Span)} {Convert.ToHexString(entry.PreviousHash.Span)}";

    public static Arbitrary<Entry> Entries()
    {
        var name = from count in Gen.Choose(1, 60)
                   from letters in Gen.Elements('a', 'z', '/', '-', 'é', '漢', '0').ArrayOf(count)
                   select new string(letters);
        var origin = Gen.Elements(OriginA, OriginB, new OriginId(Guid.Empty), new OriginId(new Guid("11111111-2222-4333-8444-555555555555")));
        var seq = Gen.OneOf(Gen.Choose(1, 3).Select(n => (long)n), Gen.Choose(1, int.MaxValue).Select(n => (long)n * 1000));
        var cause = from o in origin from s in seq select new EntryName(o, s);
        var bytes = Gen.Choose(0, 255).Select(n => (byte)n).ArrayOf().Resize(80);
        var entries = from scope in name
                      from writer in origin
                      from number in seq
                      from kind in name
                      from milliseconds in Gen.Choose(0, int.MaxValue)
                      from counter in Gen.Choose(0, ushort.MaxValue)
                      from causes in cause.ArrayOf().Resize(12)
                      from actor in name
                      from payload in bytes
                      select new Entry(new Scope(scope), writer, number, new HybridTime(((long)milliseconds * 2000 << 16) | (uint)counter), kind + "s", actor, kind,
                          Guid.NewGuid(), [.. causes], (uint)payload.Length, payload, number > 1 ? Bytes(32) : default);
        return entries.ToArbitrary();
    }

    private static ReadOnlyMemory<byte> Bytes(int count) => Enumerable.Range(0, count).Select(n => (byte)(n * 7)).ToArray();
}
