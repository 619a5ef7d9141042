using System.Collections.Immutable;
using B2BBooking.Grains.Carts.Submissions;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Values;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Carts;

/// <summary>Submitting the cart: at central at once, elsewhere by asking for it.</summary>
public sealed partial class CartGrain
{
    private const int LongestReason = 500;

    /// <summary>A member's command may have been given on one node and be asked for again on another.</summary>
    private static readonly ImmutableArray<string> Submitting = [CartEntries.Submitted, IntentEntries.Requested];

    public async Task<Outcome<SubmitReceipt>> SubmitAsync(CommandId command)
    {
        var outcome = await ExecuteAsync(command, Submitting, () => Services.Node.IsCentral ? Submit(command) : Request(), Submitted);
        // Whoever follows the receipt to the list of orders finds them there.
        await Services.Feed.WaitForAsync(Appended);
        return outcome;
    }

    public async Task AttendAsync()
    {
        await HearAsync();
        foreach (var intent in State.Intents.All.Where(i => i.Asked is not null && !i.Ordered).OrderBy(i => i.Stamp).ToArray())
        {
            if (intent.Received is null) await ReceiveAsync(intent.Id);
            if (Services.Node.IsCentral) await DecideAsync(intent.Id);
        }
    }

    public async Task<Outcome<SubmissionView>> HonourAsync(CommandId command, Guid submission) =>
        await ReviewAsync(command, submission, intent => InNameOf(intent, () => IntentRules.Honour(
            State, intent, _group, _currency, submitting.Numbers.Next, Context())));

    public async Task<Outcome<SubmissionView>> DeclineAsync(CommandId command, Guid submission, string reason) =>
        (reason ?? "").Trim() is { Length: > 0 and <= LongestReason } given
            ? await ReviewAsync(command, submission, intent => IntentRules.Refuse(intent, Refusal.Of(RefusalCodes.SubmissionDeclined, given)))
            : Check.Bad("reason", $"{reason?.Trim().Length ?? 0} characters", $"1–{LongestReason} characters, which the group reads");

    private Decision Submit(CommandId command)
    {
        var context = Context();
        return SubmissionRules.Submit(State, _group, command, _currency, submitting.Numbers.Next, context);
    }

    private Decision Request()
    {
        var context = Context();
        return IntentRules.Request(State, Totals.Total, submitting.Node.Anchor, context);
    }

    private Task<Outcome<bool>> ReceiveAsync(Guid intent) => ExecuteAsync(
        new CommandId(IntentEntries.ReceiptOf(intent)),
        [IntentEntries.Received],
        () => State.Intents.Find(intent) is { Received: null } ? IntentEntries.Receive(new ReceivedPayload(intent, Now)) : Decision.Nothing,
        _ => true);

    private async Task DecideAsync(Guid id)
    {
        if (shows.Find(_show) is not { } show || State.Intents.Find(id) is not { } intent || !IntentRules.NeedsDecision(intent, Judge(intent))) return;
        var command = intent.Refusal is null ? IntentEntries.DecisionOf(id) : IntentEntries.ReconsiderationOf(id);
        await InNameOf(intent, () => ExecuteAsync(
            new CommandId(command), [CartEntries.Submitted, IntentEntries.Refused], () => Decide(show, id), _ => true));
    }

    private Decision Decide(ShowDefinition show, Guid id)
    {
        var (intent, context) = (State.Intents.Find(id)!, Context());
        return IntentRules.Decide(
            State, intent, Judge(intent), rights.IsMember(context.Caller, _group), show.Times, _group, _currency, submitting.Numbers.Next, context);
    }

    /// <summary>The orders are those of who asked for them, whoever lets them be made.</summary>
    private static T InNameOf<T>(SubmissionIntent intent, Func<T> act)
    {
        var caller = Caller.Current;
        Caller.Set(new UserId(intent.Actor));
        try
        {
            return act();
        }
        finally
        {
            if (caller is { } before) Caller.Set(before);
        }
    }

    private async Task<Outcome<SubmissionView>> ReviewAsync(CommandId command, Guid submission, Func<SubmissionIntent, Decision> decide)
    {
        await HearAsync();
        if (!Services.Node.IsCentral) return Refusal.Of(RefusalCodes.CentralOnly);
        if (State.Intents.Find(submission) is not { Asked: not null } known) return Refusal.Of(RefusalCodes.NotFound, "submission", $"{submission}");
        if (known.IsOpen && Judge(known) != Timeliness.ToReview)
            return Check.Bad("submission", $"{submission}", "one that waits for an administrator");
        var decision = new CommandId(IntentEntries.DecisionOf(submission));
        var outcome = await ExecuteAsync(
            decision,
            [CartEntries.Submitted, IntentEntries.Refused],
            () => State.Intents.Find(submission) is { IsOpen: true } open ? decide(open) : Decision.Nothing,
            _ => Views.Submission(State.Intents.Find(submission)!, Judge));
        await Services.Feed.WaitForAsync(Appended);
        return outcome;
    }

    private Timeliness Judge(SubmissionIntent intent) => shows.Find(_show) is { } show
        ? SubmissionTiming.Judge(show.Times, show.Close ?? CloseRule.Default, submitting.Node.TimeOf(intent.Asked?.Anchor ?? default), intent.Received)
        : Timeliness.Unknown;

    private ImmutableArray<SubmissionView> Submissions() => Views.Submissions(State, Judge);

    private SubmitReceipt Submitted(ImmutableArray<Recorded> entries)
    {
        if (entries is [{ Entry.Kind: CartEntries.Submitted } made, ..]) return Placed(CartEntries.ReadSubmission(made.Entry.Payload));
        var intent = entries.IsEmpty ? IntentRules.WaitingForAll(State) : State.Intents.Find(entries[0].Entry.CommandId);
        if (intent is null) return Placed(State.Submissions[^1].Orders);
        var orders = State.Submissions.FirstOrDefault(s => IntentEntries.IsOf(s.CommandId, intent.Id))?.Orders ?? [];
        return Placed(orders) with { Submission = Views.Submission(intent, Judge) };
    }

    private static SubmitReceipt Placed(ImmutableArray<OrderPlaced> placed) =>
        new([.. placed.Select(o => new SubmittedOrder(o.OrderId, o.Number, o.Seller, o.Total))]);
}
