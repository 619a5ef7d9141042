namespace B2BBooking.Grains.Interfaces.Values;

/// <summary>Every code of a <see cref="Refusal"/>. Codes are stable: pages translate them, other systems test for them.
/// The comment names the arguments, in order.</summary>
public static class RefusalCodes
{
    /// <summary>stage name: the command is not allowed in this stage of the show.</summary>
    public const string WrongStage = "stage.wrong";

    /// <summary>what, id.</summary>
    public const string NotFound = "not-found";

    /// <summary>field, value, what is expected.</summary>
    public const string BadValue = "bad-value";

    /// <summary>product code.</summary>
    public const string UnknownProduct = "product.unknown";

    /// <summary>product code.</summary>
    public const string WithdrawnProduct = "product.withdrawn";

    /// <summary>product code, quantity asked, pack quantity, next valid quantity.</summary>
    public const string NotWholePacks = "quantity.not-whole-packs";

    /// <summary>product code, quantity asked, largest allowed.</summary>
    public const string QuantityOutOfRange = "quantity.out-of-range";

    /// <summary>product code: the line is not in the cart.</summary>
    public const string NoSuchLine = "cart.no-such-line";

    /// <summary>number of lines that someone must review first; then for each of them its product and marks.</summary>
    public const string LinesToReview = "cart.lines-to-review";

    /// <summary>The cart changed after the page that confirms it was read: look at it again.</summary>
    public const string CartChanged = "cart.changed";

    /// <summary>The cart is confirmed by nobody, or was changed since: confirm it first.</summary>
    public const string CartNotConfirmed = "cart.not-confirmed";

    public const string EmptyCart = "cart.empty";

    /// <summary>The change is not the caller's own, or cannot be undone any more.</summary>
    public const string NothingToUndo = "cart.nothing-to-undo";

    /// <summary>The submission was made after the close of the show.</summary>
    public const string SubmissionTooLate = "submission.too-late";

    /// <summary>Another submission had ordered everything that this one covers.</summary>
    public const string SubmissionAlreadyMade = "submission.already-made";

    /// <summary>Who asked for it is no member of the group any more.</summary>
    public const string SubmissionByNoMember = "submission.by-no-member";

    /// <summary>reason: an administrator refused a submission that came about the close.</summary>
    public const string SubmissionDeclined = "submission.declined";

    /// <summary>order number, state.</summary>
    public const string OrderState = "order.state";

    /// <summary>order number, product code, ordered, asked to cancel.</summary>
    public const string CancelsTooMuch = "order.cancels-too-much";

    /// <summary>The stream holds entries that this version does not know.</summary>
    public const string UpdateNeeded = "update-needed";

    /// <summary>Decided by the central node only: to be done there, or once this node is in touch with it.</summary>
    public const string CentralOnly = "central-only";

    /// <summary>This node's certificate does not cover what the command would change: to be done on another node.</summary>
    public const string NotHere = "not-here";

    /// <summary>bytes given, largest allowed.</summary>
    public const string FileTooLarge = "file.too-large";

    /// <summary>what is wrong and what to do.</summary>
    public const string FileUnreadable = "file.unreadable";

    /// <summary>column names.</summary>
    public const string MissingColumns = "file.missing-columns";

    /// <summary>The preview is gone (restart, time): upload again.</summary>
    public const string PreviewExpired = "file.preview-expired";
}
