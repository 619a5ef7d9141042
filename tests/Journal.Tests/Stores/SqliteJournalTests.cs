namespace B2BBooking.Journal.Tests.Stores;

public sealed class SqliteJournalTests : JournalCompliance, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override Task<NodeJournal> OpenAsync(JournalOptions? options = null) =>
        JournalFactory.OpenSqliteAsync(_folder.File("journal.db"), options);
}
