using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Carts;
using B2BBooking.WebFront.Components;
using B2BBooking.WebFront.Live;
using B2BBooking.WebFront.Localisation;
using Microsoft.AspNetCore.Components;

namespace B2BBooking.WebFront.Pages.Member.Orders;

public sealed partial class OrderPage
{
    private readonly Dictionary<ProductId, int> _cancel = [];
    private OrderView? _order;
    private List<LineVerdict> _gone = [];
    private Refusal? _refusal;
    private string _reason = "";
    private bool _missing;
    private bool _cancelling;
    private bool _busy;

    [Parameter] public string OrderId { get; set; } = "";

    /// <summary>The order's show where it is another than this one.</summary>
    [SupplyParameterFromQuery(Name = "show")] private string? OrderShow { get; set; }

    [Inject] private LiveCart Cart { get; set; } = null!;

    [Inject] private LiveConnection Connection { get; set; } = null!;

    [Inject] private Drafts Drafts { get; set; } = null!;

    [Inject] private Toasts Toasts { get; set; } = null!;

    private string Keep => $"cancel/{OfShow}/{OrderId}/";

    private ShowId OfShow => IdSpelling.IsId(OrderShow) ? new ShowId(OrderShow!) : Context.Id;

    protected override async Task OnParametersSetAsync()
    {
        if (_order?.Summary.OrderId == OrderId)
            return;
        _order = Context.GroupId is null ? null : await Grain.GetAsync();
        _missing = _order is null;
    }

    // Not while somebody decides here what to cancel of it.
    private async Task ReadAgainAsync()
    {
        if (!_cancelling && !_busy && Context.GroupId is not null)
            _order = await Grain.GetAsync() ?? _order;
    }

    private async Task CopyAsync() => await OnceAsync(async () =>
    {
        var outcome = await AnsweredAsync($"copy-{Context.Id}-{Context.GroupId}-{OfShow}-{OrderId}", command =>
            Session.Grain<ICartGrain>(Context.Id, Context.GroupId!.Value).CopyOrderAsync(command, OfShow, OrderId));
        _refusal = outcome.Refusal;
        if (!outcome.Ok)
            return;
        await Cart.CatchUpAsync(outcome.Value);
        _gone = [.. outcome.Value.Verdicts.Where(verdict => verdict.Refusal is not null)];
        var copied = outcome.Value.Verdicts.Length - _gone.Count;
        Toasts.Show(new Toast(L.Count("quick.added", copied, copied.Show()), Subject: OrderId));
    });

    private void StartCancelling()
    {
        _cancel.Clear();
        foreach (var line in _order!.Lines)
            _cancel[line.Product] = 0;
        _cancelling = true;
    }

    private async Task StopCancellingAsync()
    {
        (_cancelling, _reason) = (false, "");
        await Drafts.ForgetAllAsync(Keep);
    }

    // Named by the order's events as well: what is cancelled from the order as it is after this is another command.
    private async Task CancelAsync() => await OnceAsync(async () =>
    {
        var outcome = await AnsweredAsync($"cancel-{OfShow}-{OrderId}-{_order!.Events.Length}", command => Grain.CancelAsync(command,
            [.. _cancel.Where(line => line.Value > 0).Select(line => new CancelLine(line.Key, line.Value))], _reason.Trim()));
        _refusal = outcome.Refusal;
        if (!outcome.Ok)
            return;
        _order = outcome.Value;
        await StopCancellingAsync();
    });

    // A command keeps its id in the tab until it is answered: asked for again after a lost answer, it is the same one.
    private async Task<Outcome<T>> AnsweredAsync<T>(string name, Func<CommandId, Task<Outcome<T>>> command)
    {
        var outcome = await command(new CommandId(await Drafts.CommandIdAsync(name)));
        await Drafts.ForgetCommandAsync(name);
        return outcome;
    }

    private async Task OnceAsync(Func<Task> work)
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            await work();
        }
        finally
        {
            _busy = false;
        }
    }

    private string EventText(string what)
    {
        var text = L["order.event." + what.Split('.')[^1]];
        return text.ResourceNotFound ? what : text;
    }

    private IOrderGrain Grain => Session.Grain<IOrderGrain>(GrainKeys.Of(OfShow, Context.GroupId!.Value, OrderId));
}
