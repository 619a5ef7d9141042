using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Components;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Localisation;
using B2BBooking.WebFront.Resources;
using B2BBooking.WebFront.Shows;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;

namespace B2BBooking.WebFront.Carts;

/// <summary>Carries out the cart edits that the page's script hands over, one at a time and in order.</summary>
public sealed partial class CartOutbox : IAsyncDisposable
{
    private DotNetObjectReference<CartOutbox>? _self;
    private IJSObjectReference? _module;

    [Parameter] public ShowContext? Context { get; set; }

    [Inject] private Session Session { get; set; } = null!;

    [Inject] private LiveCart Cart { get; set; } = null!;

    [Inject] private Toasts Toasts { get; set; } = null!;

    [Inject] private IJSRuntime Script { get; set; } = null!;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private ILogger<CartOutbox> Log { get; set; } = null!;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Context is null || _self is not null)
            return;
        _self = DotNetObjectReference.Create(this);
        _module = await Script.InvokeAsync<IJSObjectReference>("import", "/_content/B2BBooking.WebFront/outbox.js");
        await _module.InvokeVoidAsync("attach", _self);
    }

    /// <summary>Edits that the script has set aside.</summary>
    private IReadOnlyList<SetAsideEdit> SetAside { get; set; } = [];

    [JSInvokable]
    public Task<OutboxReply> DeliverAsync(string text)
    {
        if (OutboxMessage.TryRead(text, out var message))
            return CarryOutAsync(message);
        Log.LogWarning("A cart edit in the page's outbox cannot be read; the page sets it aside: {Edit}", OutboxMessage.Describe(text));
        return Task.FromResult(OutboxReply.Unreadable);
    }

    /// <summary>The script tells what it holds of edits that were set aside.</summary>
    [JSInvokable]
    public void ShowSetAside(SetAsideEdit[] edits)
    {
        SetAside = edits;
        StateHasChanged();
    }

    private async Task RetryAsync(SetAsideEdit edit) => await _module!.InvokeVoidAsync("retrySetAside", edit.Text);

    private async Task DiscardAsync(SetAsideEdit edit) => await _module!.InvokeVoidAsync("discardSetAside", edit.Text);

    private async Task<OutboxReply> CarryOutAsync(OutboxMessage message)
    {
        try
        {
            var outcome = await SendAsync(message);
            return outcome.Ok ? await DoneAsync(message, outcome.Value) : Told(message, L.Refusal(outcome.Refusal));
        }
        catch (NotAllowedException)
        {
            return Told(message, L["access.refused"]);
        }
        catch (Exception failure)
        {
            // Whatever it was, the edit is not known to be recorded. It stays in the browser; if it comes again, then with the same id.
            Log.LogError(failure, "A cart edit of {Product} failed; the page repeats it, or sets it aside.", message.Product);
            Toasts.Show(new Toast(L["cart.edit.retrying", message.Name], ToastKind.Warning, message.Product.ToString()));
            return OutboxReply.Failed(L["cart.edit.failed"]);
        }
    }

    private Task<Outcome<CartReceipt>> SendAsync(OutboxMessage message)
    {
        var command = new CommandId(message.Id);
        return message.Kind == OutboxMessage.Add
            ? CartOf(message).AddAsync(command, new AddLine(message.Product, message.Quantity, message.PriceVersion))
            : CartOf(message).SetAsync(command, new SetLine(message.Product, message.Quantity, message.PriceVersion, message.Entries));
    }

    private async Task<OutboxReply> DoneAsync(OutboxMessage message, CartReceipt receipt)
    {
        if (message.Show == Context?.Id.Value && message.Group == Context.GroupId?.Value)
            await Cart.CatchUpAsync(receipt);
        Toasts.Show(new Toast(DoneText(message), Subject: message.Product.ToString(),
            ActionText: L["undo"], Action: () => UndoAsync(message)));
        return new OutboxReply(true, null, SeenAfter(message, receipt));
    }

    // The author's next edit of the line corrects this one. Where something else stands in the line, which the author cannot
    // have seen yet, the next edit must not replace it: names stand for all that came before them.
    private static string? SeenAfter(OutboxMessage message, CartReceipt receipt) =>
        message.Kind == OutboxMessage.Set
        && receipt.Lines.FirstOrDefault(line => line.Product == message.Product) is { Conflict.IsEmpty: true } now
        && now.Quantity == message.Quantity
            ? OutboxMessage.SeenText(now.Seen)
            : null;

    private string DoneText(OutboxMessage message) => message switch
    {
        { Kind: OutboxMessage.Add } => L["cart.added", message.Quantity.Show(), message.Name],
        { Quantity: 0 } => L["cart.removed", message.Name],
        _ => L["cart.set", message.Quantity.Show(), message.Name],
    };

    private OutboxReply Told(OutboxMessage message, string text)
    {
        Toasts.Show(new Toast($"{message.Name}: {text}", ToastKind.Warning, message.Product.ToString()));
        return OutboxReply.Refused(text);
    }

    private async Task UndoAsync(OutboxMessage message)
    {
        var mine = (await CartOf(message).HistoryAsync(message.Product)).FirstOrDefault(change => change.Undoable);
        var outcome = mine is null
            ? Refusal.Of(RefusalCodes.NothingToUndo)
            : await CartOf(message).UndoAsync(CommandId.New(), message.Product, mine.Entry);
        if (outcome.Ok)
            await Cart.CatchUpAsync(outcome.Value);
        Toasts.Show(outcome.Ok
            ? new Toast(L["cart.undone", message.Name], Subject: message.Product.ToString())
            : new Toast(L.Refusal(outcome.Refusal), ToastKind.Warning, message.Product.ToString()));
    }

    private ICartGrain CartOf(OutboxMessage message) =>
        Session.Grain<ICartGrain>(new ShowId(message.Show), new GroupId(message.Group));

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The circuit ended first.
        }

        _self?.Dispose();
    }
}
