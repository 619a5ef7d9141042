using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Tests.Streams;

/// <summary>A version that does not know a kind of entry reads a stream, is updated, and reads it again.</summary>
public sealed class UpdateTests
{
    private static readonly WrittenStream Stream = new(new StreamName(new Scope("spring-2027/group/acme"), "counter"));

    [Fact]
    public void Entries_ThatWereNotKnown_CountAfterTheUpdate_AlsoFromTheFormerVersionsSnapshot()
    {
        var entries = Enumerable.Range(0, 700).Select(i => Stream.Write([new Draft(i == 400 ? "newer" : "plain", new byte[] { 1 }, [])])[0]).ToList();
        var former = StreamFold<Counter<Former>>.Empty(default);
        Snapshot? kept = null;
        for (var i = 0; i < entries.Count; i++)
        {
            former.Apply(new Recorded(i + 1, entries[i]));
            kept = former.DueSnapshot() ?? kept;
        }

        Assert.Equal((699, "kind newer"), (former.State.Count, former.NotUnderstood));
        Assert.InRange(kept!.Position, 257, 400);
        foreach (var updated in new[] { StreamFold<Counter<Updated>>.From(default, kept), StreamFold<Counter<Updated>>.Empty(default) })
        {
            for (var i = 0; i < entries.Count; i++) updated.Apply(new Recorded(i + 1, entries[i]));
            Assert.Equal((700, null), (updated.State.Count, updated.NotUnderstood));
        }
    }

    private interface IKinds
    {
        static abstract bool Knows(string kind);
    }

    private sealed class Former : IKinds
    {
        public static bool Knows(string kind) => kind == "plain";
    }

    private sealed class Updated : IKinds
    {
        public static bool Knows(string kind) => kind is "plain" or "newer";
    }

    private sealed class Counter<TKinds> : IStreamState<Counter<TKinds>>
        where TKinds : IKinds
    {
        public static int RulesVersion => 1;

        public int Count { get; private set; }

        public int Size => 1;

        public static Counter<TKinds> Empty(StreamName stream) => new();

        public static Counter<TKinds> Read(StreamName stream, ref PayloadReader reader) => new() { Count = (int)reader.ReadInt64() };

        public void Write(ref PayloadWriter writer) => writer.WriteInt64(Count);

        public bool Apply(Entry entry)
        {
            if (!TKinds.Knows(entry.Kind)) return false;
            Count++;
            return true;
        }
    }
}
