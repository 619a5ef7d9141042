using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Journal.Tests.Stores;

static class Samples
{
    public static StreamName Cart(int n) => new(Scope.Group(new ShowId("spring-2027"), new GroupId($"acme-{n}")), "cart");

    public static StreamAppend Append(StreamName stream, long known, params byte[] payload) => Append(stream, known, "cart.line.added", payload);

    public static StreamAppend Append(StreamName stream, long known, string kind, byte[] payload) =>
        new(stream, known, "anna@acme.example", Guid.CreateVersion7(), [new Draft(kind, payload, [])]);

    public static StreamAppend Several(StreamName stream, long known, int count) => new(stream, known, "anna@acme.example", Guid.CreateVersion7(),
        [.. Enumerable.Range(0, count).Select(n => new Draft("cart.line.added", new[] { (byte)n }, []))]);

    public static async Task<List<Recorded>> ToList(this IAsyncEnumerable<Recorded> entries)
    {
        var list = new List<Recorded>();
        await foreach (var entry in entries) list.Add(entry);
        return list;
    }
}
