using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Carts.Submissions;

/// <summary>An intent in the cart's snapshot.</summary>
static class IntentSnapshot
{
    public static void Write(ref PayloadWriter writer, SubmissionIntent intent)
    {
        writer.WriteGuid(intent.Id);
        writer.WriteBool(intent.Asked is not null);
        if (intent.Asked is { } asked)
        {
            writer.WriteBytes(IntentEntries.Request(asked, []).Payload.Span);
            intent.Stamp.Write(ref writer);
            writer.WriteString(intent.Actor);
            writer.WriteEntryNames(intent.Covered);
        }

        writer.WriteBool(intent.Received is not null);
        if (intent.Received is { } received) writer.WriteTime(received);
        writer.WriteBool(intent.Refusal is not null);
        if (intent.Refusal is { } refusal)
        {
            writer.WriteBytes(IntentEntries.Refuse(new RefusedPayload(intent.Id, refusal)).Payload.Span);
            intent.RefusedAt.Write(ref writer);
        }

        writer.WriteBool(intent.Ordered);
    }

    public static SubmissionIntent Read(ref PayloadReader reader)
    {
        var intent = new SubmissionIntent(reader.ReadGuid());
        if (reader.ReadBool())
            intent = intent with
            {
                Asked = IntentEntries.ReadRequest(reader.ReadBytes().ToArray()),
                Stamp = Stamp.Read(ref reader),
                Actor = reader.ReadString(),
                Covered = reader.ReadEntryNames(),
            };
        if (reader.ReadBool()) intent = intent with { Received = reader.ReadTime() };
        if (reader.ReadBool())
            intent = intent with { Refusal = IntentEntries.ReadRefused(reader.ReadBytes().ToArray()).Refusal, RefusedAt = Stamp.Read(ref reader) };
        return intent with { Ordered = reader.ReadBool() };
    }
}
