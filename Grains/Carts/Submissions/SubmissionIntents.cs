using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Carts.Submissions;

/// <summary>The submissions of one cart that were asked for away from central: the same whatever the order and repetition in which
/// their entries arrive. Of several requests with one id (asked for again on another laptop) the first counts; of several receipts the
/// earliest; of several refusals the first.</summary>
public sealed class SubmissionIntents
{
    private readonly Dictionary<Guid, SubmissionIntent> _all = [];
    private readonly HashSet<Guid> _submitted = [];

    /// <summary>In no order.</summary>
    public IReadOnlyCollection<SubmissionIntent> All => _all.Values;

    public SubmissionIntent? Find(Guid id) => _all.GetValueOrDefault(id);

    /// <returns>False for another kind.</returns>
    public bool Apply(Entry entry)
    {
        switch (entry.Kind)
        {
            case IntentEntries.Requested: Request(entry); return true;
            case IntentEntries.Received: Receive(IntentEntries.ReadReceived(entry.Payload)); return true;
            case IntentEntries.Refused: Refuse(IntentEntries.ReadRefused(entry.Payload), Stamp.Of(entry)); return true;
            default: return false;
        }
    }

    /// <summary>A submission was made under this command id: by central of an intent, or by the member at central itself.</summary>
    public void Submitted(Guid command)
    {
        _submitted.Add(command);
        foreach (var intent in _all.Values.ToArray()) Put(intent);
    }

    public void Write(ref PayloadWriter writer)
    {
        writer.WriteCount(_all.Count);
        foreach (var intent in _all.Values) IntentSnapshot.Write(ref writer, intent);
    }

    public void Read(ref PayloadReader reader)
    {
        for (var left = reader.ReadCount(leastBytes: 20); left > 0; left--) Put(IntentSnapshot.Read(ref reader));
    }

    private void Request(Entry entry)
    {
        var (asked, known, stamp) = (IntentEntries.ReadRequest(entry.Payload), At(entry.CommandId), Stamp.Of(entry));
        if (known.Asked is not null && stamp >= known.Stamp) return;
        Put(known with { Asked = asked, Stamp = stamp, Actor = entry.Actor, Covered = entry.Causes });
    }

    private void Receive(ReceivedPayload received)
    {
        var known = At(received.Intent);
        if (known.Received is not { } before || received.At < before) Put(known with { Received = received.At });
    }

    private void Refuse(RefusedPayload refused, Stamp stamp)
    {
        var known = At(refused.Intent);
        if (known.Refusal is null || stamp < known.RefusedAt) Put(known with { Refusal = refused.Refusal, RefusedAt = stamp });
    }

    private SubmissionIntent At(Guid id) => _all.GetValueOrDefault(id) ?? new SubmissionIntent(id);

    private void Put(SubmissionIntent intent) => _all[intent.Id] = intent with
    {
        Ordered = intent.Ordered
            || _submitted.Contains(intent.Id)
            || _submitted.Contains(IntentEntries.DecisionOf(intent.Id))
            || _submitted.Contains(IntentEntries.ReconsiderationOf(intent.Id)),
    };
}
