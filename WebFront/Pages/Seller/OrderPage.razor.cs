using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Components;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Shows;
using Microsoft.AspNetCore.Components;

namespace B2BBooking.WebFront.Pages.Seller;

/// <summary>One order as its seller takes it in.</summary>
public sealed partial class OrderPage
{
    private OrderView? _order;
    private Refusal? _refusal;
    private CommandId _command = CommandId.New();
    private bool _missing;
    private bool _cancelling;
    private bool _busy;

    [Inject]
    private Session Session { get; set; } = null!;

    [Inject]
    private Toasts Toasts { get; set; } = null!;

    [CascadingParameter]
    private ShowContext Context { get; set; } = null!;

    [Parameter]
    public string Show { get; set; } = "";

    [Parameter]
    public string Seller { get; set; } = "";

    [Parameter]
    public string Group { get; set; } = "";

    [Parameter]
    public string Order { get; set; } = "";

    private IOrderGrain Grain => Session.Grain<IOrderGrain>(GrainKeys.Of(Context.Id, new GroupId(Group), Order));

    protected override async Task OnInitializedAsync()
    {
        _order = await Grain.GetAsync();
        _missing = _order is null || _order.Summary.Seller.Value != Seller;
    }

    private async Task AcceptAsync()
    {
        if (await CarryOutAsync(() => Grain.AcceptAsync(_command)))
            Toasts.Show(new Toast(T["Accepted", _order!.Summary.Number]));
    }

    private async Task<Refusal?> CancelAsync((ImmutableArray<CancelLine> Lines, string Reason) wanted)
    {
        _cancelling = !await CarryOutAsync(() => Grain.CancelAsync(_command, wanted.Lines, wanted.Reason));
        StateHasChanged();
        return _refusal;
    }

    // A command that was answered is done with; one whose answer was lost keeps its id for the next try.
    private async Task<bool> CarryOutAsync(Func<Task<Outcome<OrderView>>> command)
    {
        _busy = true;
        try
        {
            var outcome = await command();
            _command = CommandId.New();
            _order = outcome.Value ?? _order;
            _refusal = outcome.Refusal;
            return outcome.Ok;
        }
        finally
        {
            _busy = false;
        }
    }
}
