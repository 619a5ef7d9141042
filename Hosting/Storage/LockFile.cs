using System.Diagnostics;

namespace B2BBooking.Hosting.Storage;

/// <summary>Keeps other processes out while a file is changed; the system lets go of it when the process ends.</summary>
static class LockFile
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static FileStream Take(string path)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(started) < Patience)
            {
                Thread.Sleep(20);
            }
        }
    }
}
