using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Reports;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Nodes;
using B2BBooking.Grains.Streams;

namespace B2BBooking.Grains.Reports;

/// <summary>A seller's live report; while somebody watches, told when it has changed, at most twice a second.</summary>
public sealed class SellerReportGrain(StreamServices services, SellerReports reports, ReportBuilder builder, ShowLaptops laptops) : Grain, ISellerReportGrain
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    /// <summary>By reader: each is told what they may see.</summary>
    private readonly Dictionary<UserId, Watchers<IReportObserver>> _watchers = [];
    private ShowId _show;
    private SellerId _seller;
    private IGrainTimer? _timer;
    private Standing _told;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await services.Feed.CaughtUp.WaitAsync(cancellationToken);
        var key = GrainKeys.Split(this.GetPrimaryKeyString());
        (_show, _seller) = (new ShowId(key[0]), new SellerId(key[1]));
    }

    /// <summary>What a reader is told anew when it changes.</summary>
    private readonly record struct Standing(long Version, bool UpToDate, ReportCompleteness? Completeness);

    private static UserId Reader => Caller.Current ?? throw new NotAllowedException("Nobody is signed in.");

    public Task<SellerReport> GetAsync() => Task.FromResult(builder.For(Reader, _show, _seller, builder.Build(_show, _seller, UpToDate, Completeness)));

    public async Task SubscribeAsync(IReportObserver observer)
    {
        if (!_watchers.TryGetValue(Reader, out var watchers)) _watchers.Add(Reader, watchers = new Watchers<IReportObserver>(services));
        await watchers.AddAsync(observer);
        if (_timer is not null) return;
        _told = Present;
        _timer = this.RegisterGrainTimer(TellIfChanged, new GrainTimerCreationOptions(Period, Period) { KeepAlive = true });
    }

    public Task UnsubscribeAsync(IReportObserver observer) =>
        _watchers.TryGetValue(Reader, out var watchers) ? watchers.RemoveAsync(observer) : Task.CompletedTask;

    private bool UpToDate => services.Feed.IsUpToDate(reports);

    private ReportCompleteness? Completeness => laptops.CompletenessOf(_show, services.Time.GetUtcNow());

    private Standing Present => new(reports.VersionOf(_show, _seller), UpToDate, Completeness);

    private Task TellIfChanged(CancellationToken cancel)
    {
        ForgetWhoLeft();
        if (_watchers.Count == 0)
        {
            _timer?.Dispose();
            _timer = null;
            return Task.CompletedTask;
        }

        var present = Present;
        if (present == _told) return Task.CompletedTask;
        _told = present;
        var report = builder.Build(_show, _seller, present.UpToDate, present.Completeness);
        foreach (var (reader, watchers) in _watchers)
        {
            var seen = builder.For(reader, _show, _seller, report);
            watchers.Tell(o => o.ChangedAsync(seen));
        }

        return Task.CompletedTask;
    }

    private void ForgetWhoLeft()
    {
        foreach (var (reader, watchers) in _watchers)
        {
            watchers.ForgetExpired();
            if (!watchers.Any) _watchers.Remove(reader);
        }
    }
}
