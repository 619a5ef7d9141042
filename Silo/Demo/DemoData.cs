using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Silo.Demo.Catalogue;

namespace B2BBooking.Silo.Demo;

/// <summary>How far the fill is: what it does now, and the share that is done (0–1).</summary>
public readonly record struct DemoProgress(string What, double Share);

/// <summary>Fills an empty node with three shows of invented sellers, products, people and orders, all determined by one seed.
/// Interrupted, it is simply run again: its commands have fixed ids, and closing last year's show is its last one.</summary>
public sealed class DemoData
{
    public const ulong Seed = 2027;

    /// <summary>The one password of all accounts of the demo.</summary>
    public const string Password = "trade-fair";

    private const int Steps = 7;

    private readonly IGrainFactory _grains;
    private readonly DateTimeOffset _now;
    private readonly DemoCommands _commands;
    private readonly DemoShopping _shopping;
    private readonly IProgress<DemoProgress>? _progress;
    private readonly ParallelOptions _together;
    private int _done;

    private DemoData(IGrainFactory grains, DateTimeOffset now, ulong seed, IProgress<DemoProgress>? progress, CancellationToken cancel)
    {
        (_grains, _now, _progress) = (grains, now, progress);
        _commands = new DemoCommands(seed);
        _shopping = new DemoShopping(grains, _commands, seed);
        _together = new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = cancel };
    }

    /// <summary>The accounts worth printing: one or two of each kind.</summary>
    public static IReadOnlyList<DemoPerson> Accounts =>
    [
        .. DemoPeople.Groups[0].Members.Take(2),
        DemoPeople.Groups[1].Members[0],
        DemoPeople.Staff["atelier-lune"][0] with { Part = "seller, Atelier Lune" },
        DemoPeople.Representatives[0].Person with { Part = "representative, Nordlys Design and Oak & Glass" },
        DemoPeople.Administrators[0],
    ];

    /// <summary>Whether the demo has been filled in to its end.</summary>
    public static async Task<bool> IsFilledAsync(IGrainFactory grains)
    {
        Caller.Set(Caller.System);
        return await grains.GetGrain<IShowGrain>(DemoShows.LastYear.Value).GetAsync() is { Stage: Stage.Closed };
    }

    /// <summary>Whether a fill has begun, ended or not.</summary>
    public static async Task<bool> IsBegunAsync(IGrainFactory grains)
    {
        Caller.Set(Caller.System);
        return await grains.GetGrain<IShowGrain>(DemoShows.LastYear.Value).GetAsync() is not null;
    }

    /// <summary>Fills in what is missing; where nothing is, it returns at once.</summary>
    public static async Task FillAsync(
        IGrainFactory grains, TimeProvider time, IProgress<DemoProgress>? progress = null, ulong seed = Seed, CancellationToken cancel = default)
    {
        if (!await IsFilledAsync(grains))
            await new DemoData(grains, time.GetUtcNow(), seed, progress, cancel).FillAsync();
    }

    private async Task FillAsync()
    {
        var people = new DemoPeopleWriter(_grains, _commands, _together);
        await DefineShowsAsync();
        Begin("People and client groups");
        await people.WriteAsync();
        var passwords = people.SetPasswordsAsync(Password);
        await Task.WhenAll(passwords, FillShowsAsync(DemoCatalogue.Generate(seed: _commands.Seed)));
        Begin("Ready");
        Caller.Set(Caller.System);
        await DefineAsync(DemoShows.LastYear, DemoShows.LastYearClosed(_now), "close");
    }

    private async Task DefineShowsAsync()
    {
        Caller.Set(Caller.System);
        Begin("Shows");
        await DefineAsync(DemoShows.LastYear, DemoShows.LastYearOpen(_now), "open");
        await DefineAsync(DemoShows.Main, DemoShows.MainAt(_now), "open");
        await DefineAsync(DemoShows.GiftDays, DemoShows.GiftDaysAt(_now), "open");
    }

    private async Task FillShowsAsync(DemoCatalogue catalogue)
    {
        Begin("Sellers and products");
        var writer = new DemoCatalogueWriter(_grains, _commands, _together);
        ShowId[] shows = [DemoShows.LastYear, DemoShows.Main, DemoShows.GiftDays];
        foreach (var show in shows)
            await writer.WriteAsync(show, DemoShows.CataloguesOf(show, catalogue), catalogue.Pictures);
        Begin("Last year's orders");
        await FillCartsAsync(DemoShows.LastYear, catalogue, DemoPeople.Groups, linesAMember: 24);
        await Parallel.ForEachAsync(DemoPeople.Groups, _together, async (group, _) => await _shopping.OrderAsync(DemoShows.LastYear, group));
        Begin("This year's carts");
        await FillCartsAsync(DemoShows.Main, catalogue, DemoPeople.Groups.SkipLast(2), linesAMember: 11);
        await FillCartsAsync(DemoShows.GiftDays, catalogue, DemoPeople.Groups, linesAMember: 4);
        Begin("Notes");
        var notes = new DemoNotes(_grains, _commands);
        for (var i = 0; i < DemoPeople.Groups.Count; i++)
            await notes.WriteAsync(DemoPeople.Groups[i], catalogue.Sellers[i % catalogue.Sellers.Length], i);
    }

    private Task FillCartsAsync(ShowId show, DemoCatalogue catalogue, IEnumerable<DemoGroup> groups, int linesAMember)
    {
        var catalogues = DemoShows.CataloguesOf(show, catalogue);
        return Parallel.ForEachAsync(groups, _together, async (group, _) => await _shopping.FillCartAsync(show, group, catalogues, linesAMember));
    }

    private async Task DefineAsync(ShowId show, ShowDefinition definition, string step) => DemoRefusedException.Check(
        await _grains.GetGrain<IShowGrain>(show.Value).DefineAsync(_commands.Of("show", show.Value, step), definition), $"show {show}");

    private void Begin(string what) => _progress?.Report(new(what, (double)_done++ / (Steps - 1)));
}
