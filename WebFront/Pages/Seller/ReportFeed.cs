using B2BBooking.Grains.Interfaces.Reports;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Localisation;
using Microsoft.Extensions.Logging;

namespace B2BBooking.WebFront.Pages.Seller;

/// <summary>A seller's report, told to a page as it changes until the page is left. Each minute the subscription is renewed
/// and the report read anew, so that nothing missed stays missed; every 2 s while the node is still catching up.</summary>
internal sealed class ReportFeed : IReportObserver, IAsyncDisposable
{
    private static readonly TimeSpan Renewal = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WhileCatchingUp = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _left = new();
    private readonly PageCulture _culture = new();
    private readonly Session _session;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly string _key;
    private readonly Func<SellerReport, Task> _show;
    private readonly IReportObserver _reference;
    private Task _renewing = Task.CompletedTask;
    private volatile bool _upToDate;

    private ReportFeed(Session session, TimeProvider time, ILogger log, string key, Func<SellerReport, Task> show)
    {
        (_session, _time, _log, _key, _show) = (session, time, log, key, show);
        _reference = session.Observers.CreateObjectReference<IReportObserver>(this);
    }

    public static async Task<ReportFeed> OpenAsync(
        Session session, TimeProvider time, ILogger log, ShowId show, SellerId seller, Func<SellerReport, Task> changed)
    {
        var feed = new ReportFeed(session, time, log, GrainKeys.Of(show, seller), changed);
        await feed.RenewAsync();
        feed._renewing = feed.KeepAsync();
        return feed;
    }

    public async Task ChangedAsync(SellerReport report)
    {
        _culture.Use();
        _upToDate = report.UpToDate;
        if (!_left.IsCancellationRequested)
            await _show(report);
    }

    public async ValueTask DisposeAsync()
    {
        await _left.CancelAsync();
        await _renewing;
        _left.Dispose();
        _session.Observers.DeleteObjectReference<IReportObserver>(_reference);
        try
        {
            await _session.Grain<ISellerReportGrain>(_key).UnsubscribeAsync(_reference);
        }
        catch (Exception failure)
        {
            _log.LogDebug(failure, "The report {Key} will forget this page by itself.", _key);
        }
    }

    private async Task RenewAsync()
    {
        var grain = _session.Grain<ISellerReportGrain>(_key);
        await grain.SubscribeAsync(_reference);
        await ChangedAsync(await grain.GetAsync());
    }

    private async Task KeepAsync()
    {
        while (!_left.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(_upToDate ? Renewal : WhileCatchingUp, _time, _left.Token);
                await RenewAsync();
            }
            catch (OperationCanceledException)
            {
                // The page was left: the loop's condition decides.
            }
            catch (Exception failure)
            {
                _log.LogWarning(failure, "The report {Key} could not be read; the next turn tries again.", _key);
            }
        }
    }
}
