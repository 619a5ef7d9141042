using System.Collections.Frozen;
using System.Globalization;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Hosting.Api.Errors;

/// <summary>What each refusal means over HTTP: its status, and its text in English with the arguments in place.</summary>
static class RefusalTexts
{
    private static readonly FrozenDictionary<string, (int Status, string Text)> Texts = new Dictionary<string, (int, string)>
    {
        [RefusalCodes.WrongStage] = (409, "This is not possible in the stage '{0}' of the show."),
        [RefusalCodes.NotFound] = (404, "There is no {0} '{1}'."),
        [RefusalCodes.BadValue] = (422, "{0} cannot be '{1}'; expected: {2}."),
        [RefusalCodes.UnknownProduct] = (422, "There is no product '{0}'."),
        [RefusalCodes.WithdrawnProduct] = (422, "The product '{0}' is withdrawn."),
        [RefusalCodes.NotWholePacks] = (422, "'{0}' comes in packs of {2}, so {1} is not possible; the next is {3}."),
        [RefusalCodes.QuantityOutOfRange] = (422, "{1} pieces of '{0}' are out of range; the largest quantity is {2}."),
        [RefusalCodes.NoSuchLine] = (409, "The cart has no line of '{0}'."),
        [RefusalCodes.LinesToReview] = (409, "{0} lines of the cart must be reviewed first."),
        [RefusalCodes.CartChanged] = (409, "The cart has changed since it was read. Read it again."),
        [RefusalCodes.CartNotConfirmed] = (409, "The cart must be confirmed first."),
        [RefusalCodes.EmptyCart] = (409, "The cart is empty."),
        [RefusalCodes.NothingToUndo] = (409, "This change is not the caller's own, or can no longer be undone."),
        [RefusalCodes.SubmissionTooLate] = (409, "The submission was made after the close of the show."),
        [RefusalCodes.SubmissionAlreadyMade] = (409, "Another submission had ordered everything that this one covers."),
        [RefusalCodes.SubmissionByNoMember] = (409, "Who asked for the submission is no member of the group any more."),
        [RefusalCodes.SubmissionDeclined] = (409, "An administrator refused the submission: {0}"),
        [RefusalCodes.OrderState] = (409, "Order {0} is {1}; this is not possible any more."),
        [RefusalCodes.CancelsTooMuch] = (422, "Order {0} has {2} pieces of '{1}'; {3} cannot be cancelled."),
        [RefusalCodes.UpdateNeeded] = (409, "This was written by a newer version; update this node first."),
        [RefusalCodes.CentralOnly] = (409, "This is decided by the central node. Send it there; this node shows it once the two have exchanged."),
        [RefusalCodes.NotHere] = (409, "This node may not change that. Send it to central, to a venue server, or to a laptop of that group."),
        [RefusalCodes.FileTooLarge] = (413, "The file has {0} bytes; at most {1} are taken."),
        [RefusalCodes.FileUnreadable] = (422, "The file cannot be read: {0}"),
        [RefusalCodes.MissingColumns] = (422, "The file lacks the columns {0}. Its first row names the columns."),
        [RefusalCodes.PreviewExpired] = (409, "The preview is no longer kept. Upload the file again."),
    }.ToFrozenDictionary();

    public static bool Knows(string code) => Texts.ContainsKey(code);

    public static int StatusOf(Refusal refusal) => Texts.TryGetValue(refusal.Code, out var known) ? known.Status : 409;

    public static string TextOf(Refusal refusal)
    {
        if (!Texts.TryGetValue(refusal.Code, out var known)) return refusal.ToString();
        // A refusal may name fewer things than its text; what is missing stays empty.
        var arguments = new object[8];
        Array.Fill(arguments, "");
        for (var i = 0; i < Math.Min(arguments.Length, refusal.Arguments.IsDefault ? 0 : refusal.Arguments.Length); i++)
            arguments[i] = refusal.Arguments[i];
        return string.Format(CultureInfo.InvariantCulture, known.Text, arguments);
    }
}
