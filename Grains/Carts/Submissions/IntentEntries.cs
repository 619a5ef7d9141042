using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Carts.Submissions;

/// <summary>What a member asks central for from a node that cannot decide. What it covers are the entry's causes.</summary>
/// <param name="Anchor">The newest signed statement of the time that the node held, as it came; empty: it held none.</param>
public readonly record struct RequestedPayload(int Lines, Money Total, bool ForGroup, ReadOnlyMemory<byte> Anchor);

/// <summary>A server's word that an intent was with it by this time.</summary>
public readonly record struct ReceivedPayload(Guid Intent, DateTimeOffset At);

public readonly record struct RefusedPayload(Guid Intent, Refusal Refusal);

/// <summary>Entries of submissions that are asked for away from central, in the cart's stream. An intent's id is its entry's command id.</summary>
public static class IntentEntries
{
    public const string Requested = "cart.submission-requested";
    public const string Received = "cart.submission-received";
    public const string Refused = "cart.submission-refused";

    private const byte Format = 1;

    public static ImmutableArray<string> Kinds { get; } = [Requested, Received, Refused];

    /// <summary>Command id of a server's receipt.</summary>
    public static Guid ReceiptOf(Guid intent) => DerivedId.Of(intent, "received");

    /// <summary>Command id of the submission, or refusal, that central makes of an intent.</summary>
    public static Guid DecisionOf(Guid intent) => DerivedId.Of(intent, "decided");

    /// <summary>Command id of the submission that central makes of an intent which it had refused as late.</summary>
    public static Guid ReconsiderationOf(Guid intent) => DerivedId.Of(intent, "reconsidered");

    /// <summary>Whether a submission with this command id was made of the intent.</summary>
    public static bool IsOf(Guid submission, Guid intent) =>
        submission == intent || submission == DecisionOf(intent) || submission == ReconsiderationOf(intent);

    public static Draft Request(RequestedPayload asked, ImmutableArray<EntryName> covered)
    {
        var writer = new PayloadWriter(Format);
        writer.WriteInt32(asked.Lines);
        writer.WriteDecimal(asked.Total.Amount);
        writer.WriteString(asked.Total.Currency);
        writer.WriteBool(asked.ForGroup);
        writer.WriteBytes(asked.Anchor.Span);
        return new Draft(Requested, writer.ToArray(), covered);
    }

    public static RequestedPayload ReadRequest(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        reader.ReadVersion(Format);
        var lines = reader.ReadInt32();
        var total = new Money(reader.ReadDecimal(), reader.ReadString());
        var asked = new RequestedPayload(lines, total, reader.ReadBool(), reader.ReadBytes().ToArray());
        reader.ReadEnd();
        return asked;
    }

    public static Draft Receive(ReceivedPayload received)
    {
        var writer = new PayloadWriter(Format);
        writer.WriteGuid(received.Intent);
        writer.WriteTime(received.At);
        return new Draft(Received, writer.ToArray(), []);
    }

    public static ReceivedPayload ReadReceived(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        reader.ReadVersion(Format);
        var received = new ReceivedPayload(reader.ReadGuid(), reader.ReadTime());
        reader.ReadEnd();
        return received;
    }

    public static Draft Refuse(RefusedPayload refused)
    {
        var writer = new PayloadWriter(Format);
        writer.WriteGuid(refused.Intent);
        writer.WriteString(refused.Refusal.Code);
        writer.WriteCount(refused.Refusal.Arguments.Length);
        foreach (var argument in refused.Refusal.Arguments) writer.WriteString(argument);
        return new Draft(Refused, writer.ToArray(), []);
    }

    public static RefusedPayload ReadRefused(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        reader.ReadVersion(Format);
        var (intent, code) = (reader.ReadGuid(), reader.ReadString());
        var arguments = ImmutableArray.CreateBuilder<string>(reader.ReadCount());
        for (var i = 0; i < arguments.Capacity; i++) arguments.Add(reader.ReadString());
        reader.ReadEnd();
        return new RefusedPayload(intent, new Refusal(code, arguments.MoveToImmutable()));
    }
}
