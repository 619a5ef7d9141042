using B2BBooking.Journal.Stores;

namespace B2BBooking.Journal.Tests.Stores;

public sealed class MemoryJournalTests : JournalCompliance
{
    private readonly MemoryStore _store = new();

    protected override Task<NodeJournal> OpenAsync(JournalOptions? options = null) =>
        JournalFactory.OpenAsync(_store, options);
}
