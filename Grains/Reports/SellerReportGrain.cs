using B2BBooking.Grains.Interfaces.Reports;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;

namespace B2BBooking.Grains.Reports;

/// <summary>A seller's live report; while somebody watches, told when it has changed, at most twice a second.</summary>
public sealed class SellerReportGrain(StreamServices services, SellerReports reports, ReportBuilder builder) : Grain, ISellerReportGrain
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    private readonly Watchers<IReportObserver> _watchers = new(services);
    private ShowId _show;
    private SellerId _seller;
    private IGrainTimer? _timer;
    private (long Version, bool UpToDate) _told;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await services.Feed.CaughtUp.WaitAsync(cancellationToken);
        var key = GrainKeys.Split(this.GetPrimaryKeyString());
        (_show, _seller) = (new ShowId(key[0]), new SellerId(key[1]));
    }

    public Task<SellerReport> GetAsync() => Task.FromResult(builder.Build(_show, _seller, UpToDate));

    public async Task SubscribeAsync(IReportObserver observer)
    {
        await _watchers.AddAsync(observer);
        if (_timer is not null) return;
        _told = Present;
        _timer = this.RegisterGrainTimer(TellIfChanged, new GrainTimerCreationOptions(Period, Period) { KeepAlive = true });
    }

    public Task UnsubscribeAsync(IReportObserver observer) => _watchers.RemoveAsync(observer);

    private bool UpToDate => services.Feed.IsUpToDate(reports);

    private (long Version, bool UpToDate) Present => (reports.VersionOf(_show, _seller), UpToDate);

    private Task TellIfChanged(CancellationToken cancel)
    {
        _watchers.ForgetExpired();
        if (!_watchers.Any)
        {
            _timer?.Dispose();
            _timer = null;
            return Task.CompletedTask;
        }

        var present = Present;
        if (present == _told) return Task.CompletedTask;
        _told = present;
        var report = builder.Build(_show, _seller, present.UpToDate);
        _watchers.Tell(o => o.ChangedAsync(report));
        return Task.CompletedTask;
    }
}
