using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Carts;
using B2BBooking.WebFront.Components;
using Microsoft.AspNetCore.Components;

namespace B2BBooking.WebFront.Pages.Member.Orders;

/// <summary>Review, confirm, submit. The submission's id is kept in the tab from before it is given until its answer is
/// shown: clicked twice, or asked for again after a lost circuit or a reload, it is the same submission.</summary>
public sealed partial class SubmitPage
{
    private SubmitReceipt? _submitted;
    private Refusal? _refusal;
    private bool _busy;
    private bool _asking;

    [Inject] private LiveCart Cart { get; set; } = null!;

    [Inject] private Drafts Drafts { get; set; } = null!;

    private string Submission => $"submit-{Context.Id}-{Context.GroupId}";

    private int Marked => Cart.Current?.Marked.Count() ?? 0;

    private bool Confirmed => Cart.Current?.View.Confirmed is not null;

    /// <summary>One was asked for here, and the cart is as it was then: it is still confirmed, and nothing came after.</summary>
    private bool Waiting => Confirmed && Cart.Current?.Waiting is { } waiting && waiting.Lines == Cart.Current.View.Lines.Length
        && waiting.Total == Cart.Current.View.Total;

    protected override void OnInitialized() => Cart.Changed += CartChanged;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || !Context.IsMember || !await Drafts.WasGivenAsync(Submission))
            return;
        // Given before, its answer never shown: ask for it.
        _asking = true;
        StateHasChanged();
        await SubmitAsync();
        _asking = false;
        StateHasChanged();
    }

    private async Task ConfirmAsync()
    {
        _busy = true;
        try
        {
            var outcome = await Cart.Grain.ConfirmAsync(CommandId.New(), Cart.Current!.View.Version);
            _refusal = outcome.Refusal;
            if (outcome.Ok)
                await Cart.CatchUpAsync(outcome.Value);
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task SubmitAsync()
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var command = new CommandId(await Drafts.CommandIdAsync(Submission));
            await Drafts.GiveAsync(Submission);
            var outcome = await Session.Grain<ICartGrain>(Context.Id, Context.GroupId!.Value).SubmitAsync(command);
            await Drafts.ForgetCommandAsync(Submission);
            // What central has not decided is shown with the cart, as waiting.
            (_submitted, _refusal) = (outcome.Value is { Orders.IsEmpty: false } made ? made : null, outcome.Refusal);
            await Cart.ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private void CartChanged(IReadOnlyCollection<ProductId>? products) => _ = InvokeAsync(StateHasChanged);

    public void Dispose() => Cart.Changed -= CartChanged;
}
