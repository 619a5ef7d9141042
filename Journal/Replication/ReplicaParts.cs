using B2BBooking.Journal.Clocks;
using B2BBooking.Journal.Stores;
using B2BBooking.Journal.Writing;

namespace B2BBooking.Journal.Replication;

/// <summary>What a journal keeps for its exchange with other nodes, read from its shelves. Made before anyone writes.</summary>
sealed class ReplicaParts
{
    public ReplicaParts(JournalParts journal, IReadOnlyList<Entry> introductions, LazyKeeping lazy, HybridClock clock, JournalOptions options)
    {
        (Journal, Clock) = (journal, clock);
        var store = journal.Store;
        Introductions = new Introductions(options.Identity?.Root,
            origin => store.ReadAsideAsync(Shelf.Introductions, origin.Value.ToString("N"), CancellationToken.None).AsTask().GetAwaiter().GetResult());
        foreach (var entry in introductions) Introductions.Notice(entry);
        Introductions.Load(store.ReadShelf(Shelf.Introductions));
        Parked = new ParkedRuns(store, lazy, options.Identity?.Chain.Node, options.Time, options.Log);
        Parked.Load(store.ReadShelf(Shelf.ParkedNotes));
        Acknowledgements = new Acknowledgements(journal, Introductions, lazy, clock, options.Identity);
        Acknowledgements.Load(store.ReadShelf(Shelf.Acknowledgements));
        Anchor = new NewestAnchor(Introductions, lazy, options.Identity, journal.Origin, options.Time);
        Anchor.Load(store.ReadShelf(Shelf.Anchor));
        Runs = new RunLoader(journal, Introductions, lazy, options.Identity);
    }

    public JournalParts Journal { get; }

    public HybridClock Clock { get; }

    public Introductions Introductions { get; }

    public ParkedRuns Parked { get; }

    public Acknowledgements Acknowledgements { get; }

    public NewestAnchor Anchor { get; }

    public RunLoader Runs { get; }
}
