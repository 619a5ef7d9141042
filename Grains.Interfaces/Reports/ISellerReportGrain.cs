using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Reports;

/// <summary>Pieces and value, of what stands in carts now and of what was ordered (less what was cancelled).</summary>
[GenerateSerializer, Immutable, Alias("ReportFigures")]
public sealed record ReportFigures(
    [property: Id(0)] long CartPieces,
    [property: Id(1)] decimal CartValue,
    [property: Id(2)] long OrderedPieces,
    [property: Id(3)] decimal OrderedValue)
{
    public long Pieces => CartPieces + OrderedPieces;

    public decimal Value => CartValue + OrderedValue;
}

/// <summary>Figures of one product or one client group, beside what it ordered at the previous show.</summary>
[GenerateSerializer, Immutable, Alias("ReportRow")]
public sealed record ReportRow(
    [property: Id(0)] string Id,
    [property: Id(1)] LocalText Name,
    [property: Id(2)] ReportFigures Now,
    [property: Id(3)] long PreviousPieces,
    [property: Id(4)] decimal PreviousValue);

/// <summary>Value standing (carts and orders) at the end of a bucket of time.</summary>
[GenerateSerializer, Immutable, Alias("ReportPoint")]
public sealed record ReportPoint([property: Id(0)] DateTimeOffset At, [property: Id(1)] long Pieces, [property: Id(2)] decimal Value);

/// <summary>A seller's live report. Derived from carts and orders, never journaled. <see cref="UpToDate"/> is false while
/// the node is still reading its journal after a start. <see cref="PreviousTimeline"/> is moved in time so that the beginnings
/// of both shows' stage "during" coincide.</summary>
[GenerateSerializer, Immutable, Alias("SellerReport")]
public sealed record SellerReport(
    [property: Id(0)] string Currency,
    [property: Id(1)] ReportFigures Total,
    [property: Id(2)] decimal PreviousValue,
    [property: Id(3)] long PreviousPieces,
    [property: Id(4)] ImmutableArray<ReportRow> Products,
    [property: Id(5)] ImmutableArray<ReportRow> Groups,
    [property: Id(6)] ImmutableArray<ReportPoint> Timeline,
    [property: Id(7)] ImmutableArray<ReportPoint> PreviousTimeline,
    [property: Id(8)] ImmutableArray<OrderSummary> LatestOrders,
    [property: Id(9)] bool UpToDate,
    [property: Id(10)] ReportCompleteness? Completeness);

/// <summary>How much of the show the node that counts has heard of late.</summary>
/// <param name="Laptops">Of the show, known to this node.</param>
/// <param name="Heard">Of these, heard in the last minute.</param>
/// <param name="OldestHeardAt">When the one longest unheard was last heard; null where all were heard in the last minute.</param>
[GenerateSerializer, Immutable, Alias("ReportCompleteness")]
public sealed record ReportCompleteness(
    [property: Id(0)] int Laptops, [property: Id(1)] int Heard, [property: Id(2)] DateTimeOffset? OldestHeardAt);

/// <summary>A representative gets the rows and orders of the groups assigned alone; totals, products and timeline are the
/// seller's. Key: show/seller.</summary>
[KeyedBy(KeyLayout.ShowSeller), Allow(Roles.Seller | Roles.Representative | Roles.Administrator), Alias("ISellerReportGrain")]
public interface ISellerReportGrain : IGrainWithStringKey
{
    [Alias("Get")]
    Task<SellerReport> GetAsync();

    /// <summary>The report is told at most twice a second while it changes, until not renewed for 2 minutes.</summary>
    [Alias("Subscribe")]
    Task SubscribeAsync(IReportObserver observer);

    [Alias("Unsubscribe")]
    Task UnsubscribeAsync(IReportObserver observer);
}

[Alias("IReportObserver")]
public interface IReportObserver : IGrainObserver
{
    [Alias("Changed")]
    Task ChangedAsync(SellerReport report);
}

/// <summary>One client group as its representative sees it.</summary>
[GenerateSerializer, Immutable, Alias("GroupStanding")]
public sealed record GroupStanding(
    [property: Id(0)] GroupId Group,
    [property: Id(1)] string Name,
    [property: Id(2)] int CartLines,
    [property: Id(3)] Money CartValue,
    [property: Id(4)] int Orders,
    [property: Id(5)] Money OrderedValue,
    [property: Id(6)] DateTimeOffset? LastChange);

/// <summary>Carts and orders of the groups assigned to the caller (all groups for an administrator). Key: show.</summary>
[KeyedBy(KeyLayout.Show), Alias("IStandingsGrain")]
public interface IStandingsGrain : IGrainWithStringKey
{
    [Allow(Roles.SignedIn), Alias("List")]
    Task<ImmutableArray<GroupStanding>> ListAsync();
}
