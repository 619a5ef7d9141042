using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Journal;

/// <summary>The operational failures of the journal. An append that throws one of them recorded all or nothing: where the
/// store's answer was lost, the commit may stand, so a command is repeated with the same id.</summary>
public abstract class JournalException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The stream has entries that the writer did not know: it reloads and decides again.</summary>
public sealed class StreamMovedException(StreamName stream, long known, long actual)
    : JournalException($"Stream {stream} is at position {actual}; the writer knew {known}.")
{
    public StreamName Stream { get; } = stream;
}

/// <summary>The store cannot be written or read just now.</summary>
public sealed class JournalUnavailableException(string message, Exception? inner = null) : JournalException(message, inner);

/// <summary>Stored bytes are not what was written: torn, altered or lost. Never served; the node does not start on it.</summary>
public sealed class JournalDamagedException(string message, Scope? scope = null, OriginId? origin = null, long? seq = null)
    : JournalException(message)
{
    public Scope? Scope { get; } = scope;

    public OriginId? Origin { get; } = origin;

    public long? Seq { get; } = seq;
}
