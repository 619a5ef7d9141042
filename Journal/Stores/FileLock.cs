namespace B2BBooking.Journal.Stores;

/// <summary>Keeps a second process off a journal file. The lock is the operating system's and ends with the process, however it ends.</summary>
sealed class FileLock : IDisposable
{
    private readonly FileStream _file;

    public FileLock(string journal)
    {
        try
        {
            _file = new FileStream(journal + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JournalUnavailableException($"{journal} cannot be opened: {e.Message} Another node may be running on it; stop that one, or choose another data folder.", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
