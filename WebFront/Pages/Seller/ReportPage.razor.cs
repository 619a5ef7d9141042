using B2BBooking.Grains.Interfaces.Reports;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Shows;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;

namespace B2BBooking.WebFront.Pages.Seller;

public sealed partial class ReportPage : IAsyncDisposable
{
    private SellerReport? _report;
    private ReportFeed? _feed;
    private string? _shown;

    [Inject]
    private Session Session { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<ReportPage> Log { get; set; } = null!;

    [CascadingParameter]
    private ShowContext Context { get; set; } = null!;

    [Parameter]
    public string Show { get; set; } = "";

    [Parameter]
    public string Seller { get; set; } = "";

    private string Root => Context.SellerRoot(Seller);

    private SellerId SellerId => new(Seller);

    public async ValueTask DisposeAsync() => await LeaveAsync();

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Root)
            return;
        _shown = Root;
        await LeaveAsync();
        if (RendererInfo.IsInteractive)
            _feed = await ReportFeed.OpenAsync(Session, Time, Log, Context.Id, SellerId, ShowReportAsync);
        else
            _report = await Session.Grain<ISellerReportGrain>(Context.Id, SellerId).GetAsync();
    }

    private Task ShowReportAsync(SellerReport report) => InvokeAsync(() =>
    {
        _report = report;
        StateHasChanged();
    });

    private async Task LeaveAsync()
    {
        if (_feed is null)
            return;
        var feed = _feed;
        _feed = null;
        await feed.DisposeAsync();
    }
}
