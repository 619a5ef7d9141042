using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Carts.Submissions;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;
using FsCheck.Xunit;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Carts.Submissions;

public sealed class SubmissionIntentsTests
{
    private const string RequestBytes = "01" + "04" + "02E209" + "03455552" + "00" + "02ABCD";
    private const string ReceivedBytes = "01" + "00000001000000000000000000000000" + "80F0FFC7C26A";
    private const string RefusedBytes = "01" + "00000001000000000000000000000000" + "0163" + "02" + "0161" + "0162";

    private static readonly Guid Id = new(1, 0, 0, new byte[8]);

    [Fact]
    public void Request_Version1_HasTheseBytes()
    {
        var asked = new RequestedPayload(2, new Money(12.50m, "EUR"), ForGroup: false, new byte[] { 0xAB, 0xCD });
        Assert.Equal(RequestBytes, Convert.ToHexString(IntentEntries.Request(asked, []).Payload.Span));
        var read = IntentEntries.ReadRequest(Convert.FromHexString(RequestBytes));
        Assert.Equal((asked.Lines, asked.Total, asked.ForGroup), (read.Lines, read.Total, read.ForGroup));
        Assert.Equal(asked.Anchor.ToArray(), read.Anchor.ToArray());
    }

    [Fact]
    public void Received_Version1_HasTheseBytes()
    {
        var received = new ReceivedPayload(Id, DateTimeOffset.FromUnixTimeMilliseconds(1_830_000_000_000));
        Assert.Equal(ReceivedBytes, Convert.ToHexString(IntentEntries.Receive(received).Payload.Span));
        Assert.Equal(received, IntentEntries.ReadReceived(Convert.FromHexString(ReceivedBytes)));
    }

    [Fact]
    public void Refused_Version1_HasTheseBytes()
    {
        var refused = new RefusedPayload(Id, Refusal.Of("c", "a", "b"));
        Assert.Equal(RefusedBytes, Convert.ToHexString(IntentEntries.Refuse(refused).Payload.Span));
        Assert.Equal(refused, IntentEntries.ReadRefused(Convert.FromHexString(RefusedBytes)));
    }

    /// <summary>Requests repeated elsewhere, receipts of several servers, refusals and submissions: any order, any repetition.</summary>
    [Property(MaxTest = 300)]
    public void Apply_AnyOrderAndRepetition_GivesTheSameState(int seed)
    {
        var random = new Random(seed);
        var stream = new WrittenStream(new StreamName(Scope.Group(Show, Group), CartEntries.Stream));
        var entries = Enumerable.Range(0, 20).Select(_ => Some(stream, random)).ToList();
        var expected = Canonical(Fold(entries));
        var shuffled = entries.Concat(entries.Where(_ => random.Next(3) == 0)).ToArray();
        random.Shuffle(shuffled);
        var cart = Fold(shuffled);
        Assert.Equal(expected, Canonical(cart));
        Assert.Equal(expected, Canonical(ReadBack(cart)));
    }

    private static Entry Some(WrittenStream stream, Random random)
    {
        stream.Origin = new OriginId(new Guid(random.Next(1, 4), 0, 0, new byte[8]));
        var id = new Guid(random.Next(1, 4), 0, 0, new byte[8]);
        var (draft, command) = random.Next(5) switch
        {
            0 or 1 => (IntentEntries.Request(new RequestedPayload(random.Next(9), new Money(random.Next(9), "EUR"), false, default), []), id),
            2 => (IntentEntries.Receive(new ReceivedPayload(id, Now.AddMinutes(random.Next(60)))), IntentEntries.ReceiptOf(id)),
            3 => (IntentEntries.Refuse(new RefusedPayload(id, Refusal.Of($"r{random.Next(3)}"))), IntentEntries.DecisionOf(id)),
            _ => (CartEntries.Submission([], []), random.Next(4) == 0 ? IntentEntries.DecisionOf(id) : Guid.NewGuid()),
        };
        return stream.Write([draft])[0] with { CommandId = command };
    }

    private static Cart Fold(IEnumerable<Entry> entries)
    {
        var cart = new Cart();
        foreach (var entry in entries) Assert.True(cart.Apply(entry));
        return cart;
    }

    private static Cart ReadBack(Cart cart)
    {
        var writer = new PayloadWriter(1);
        cart.Write(ref writer);
        var reader = new PayloadReader(writer.ToArray());
        reader.ReadVersion(1);
        var read = Cart.Read(new StreamName(Scope.Group(Show, Group), CartEntries.Stream), ref reader);
        reader.ReadEnd();
        return read;
    }

    private static string Canonical(Cart cart) => string.Join('\n', cart.Intents.All.OrderBy(i => i.Id).Select(i =>
        $"{i.Id} {i.Asked?.Lines} {i.Asked?.Total} {i.Stamp} {i.Received:O} {i.Refusal} {i.RefusedAt} {i.Ordered}"));
}
