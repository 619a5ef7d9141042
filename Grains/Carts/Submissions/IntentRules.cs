using System.Collections.Immutable;
using System.Globalization;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;

namespace B2BBooking.Grains.Carts.Submissions;

/// <summary>Asking for a submission away from central, and what central makes of it.</summary>
public static class IntentRules
{
    /// <summary>The same conditions as at central: what can be seen here to hinder it is said here. <see cref="Decision.Nothing"/> where a
    /// submission that waits covers all that the cart holds, or an empty cart was submitted: two members clicked at once.</summary>
    /// <param name="total">Of the whole cart, for whoever reads of it before central has decided.</param>
    public static Decision Request(Cart cart, Money total, ReadOnlyMemory<byte> anchor, in CartContext context)
    {
        if (context.Stage.Refuse(CartCommand.Submit) is { } wrongStage) return wrongStage;
        var parts = SubmissionRules.PartsOf(cart);
        if (parts.IsEmpty && cart.Submissions.Count > 0) return Decision.Nothing;
        if (WaitingForAll(cart) is not null) return Decision.Nothing;
        return SubmissionRules.RefuseUnready(cart, parts, context) is { } refusal
            ? refusal
            : IntentEntries.Request(new RequestedPayload(parts.Length, total, context.ForGroup, anchor), cart.Changes);
    }

    /// <summary>The submission that waits for central and covers everything that the cart holds, or null.</summary>
    public static SubmissionIntent? WaitingForAll(Cart cart)
    {
        var all = new EntryFrontier(cart.Changes);
        return cart.Intents.All.Where(i => i.IsOpen && new EntryFrontier(i.Covered).Covers(all)).MinBy(i => i.Stamp);
    }

    /// <summary>Whether central has to decide: not while nothing can be said of its time, nor while an administrator looks at it.
    /// One that was refused as late is taken up again where a server turns out to have had it in time.</summary>
    public static bool NeedsDecision(SubmissionIntent intent, Timeliness time) => intent switch
    {
        { Asked: null } or { Ordered: true } => false,
        { Refusal: { } refusal } => refusal.Code == RefusalCodes.SubmissionTooLate && time is Timeliness.InTime or Timeliness.InGrace,
        _ => time is not (Timeliness.Unknown or Timeliness.ToReview),
    };

    /// <summary>Central's decision: the orders, or the refusal with its reason. Nothing leaves the cart before it.</summary>
    /// <param name="isMember">Whether who asked is a member of the group, as central knows it.</param>
    public static Decision Decide(
        Cart cart, SubmissionIntent intent, Timeliness time, bool isMember, StageTimes times, GroupId group, string currency, Func<string> number,
        in CartContext context) => time switch
        {
            Timeliness.Unknown or Timeliness.ToReview => Decision.Nothing,
            Timeliness.TooEarly => Refuse(intent, Refusal.Of(RefusalCodes.WrongStage, times.At(intent.Received!.Value).ToString())),
            Timeliness.TooLate => Refuse(intent, Refusal.Of(RefusalCodes.SubmissionTooLate)),
            _ when !isMember => Refuse(intent, Refusal.Of(RefusalCodes.SubmissionByNoMember)),
            _ => Honour(cart, intent, group, currency, number, context),
        };

    /// <summary>Orders for exactly what the intent covers and still counts. A line that was changed since, by somebody who had seen what is
    /// covered of it, is not ordered as it no longer is: it stays in the cart as it was changed.</summary>
    public static Decision Honour(
        Cart cart, SubmissionIntent intent, GroupId group, string currency, Func<string> number, in CartContext context)
    {
        ImmutableArray<LinePart> parts = [.. cart.Lines.Select(l => LinePart.CoveredOf(l, intent.Covered)).Where(p => p.Quantity > 0)];
        if (parts.IsEmpty) return Refuse(intent, Refusal.Of(RefusalCodes.SubmissionAlreadyMade));
        return (SubmissionRules.Review(parts, context) ?? ReviewOrdered(cart, intent, parts)) is { } refusal
            ? Refuse(intent, refusal)
            : SubmissionRules.Place(parts, intent.Covered, group, new CommandId(intent.Id), currency, number, context);
    }

    /// <summary>Who asked may not have known that a line was ordered, and have given it another quantity in place of that one: ordering
    /// both could be twice what was meant, so somebody has to look.</summary>
    private static Refusal? ReviewOrdered(Cart cart, SubmissionIntent intent, ImmutableArray<LinePart> parts)
    {
        var known = new EntryFrontier(intent.Covered);
        var unknown = cart.Submissions.Where(s => !known.Covers(s.Name)).ToArray();
        ImmutableArray<string> reasons =
        [
            .. parts.Where(p => Array.Exists(unknown, s => p.Line.IsSetInPlaceOf(s, known)))
                .Select(p => $"{p.Line.Product}: {LineMarks.AfterSubmission}")
                .Order(StringComparer.Ordinal),
        ];
        return reasons.IsEmpty ? null : Refusal.Of(RefusalCodes.LinesToReview, [reasons.Length.ToString(CultureInfo.InvariantCulture), .. reasons]);
    }

    /// <summary>Nothing for one that is refused already.</summary>
    public static Decision Refuse(SubmissionIntent intent, Refusal refusal) =>
        intent.Refusal is null ? IntentEntries.Refuse(new RefusedPayload(intent.Id, refusal)) : Decision.Nothing;
}
