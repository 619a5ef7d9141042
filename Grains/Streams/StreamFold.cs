using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Streams;

/// <summary>A state with what the shell must know of its stream: how far it is folded, which commands it has carried out,
/// and whether all its entries were understood.</summary>
public sealed class StreamFold<TState>
    where TState : class, IStreamState<TState>
{
    /// <summary>Below this many entries after a snapshot, reading them costs less than writing another one.</summary>
    public const int ShortestTail = 256;

    private const byte SnapshotFormat = 1;

    private readonly Dictionary<Guid, long> _commands = [];
    private int _tail;
    private int _snapshotItems;

    private StreamFold(StreamName stream, TState state) => (Stream, State) = (stream, state);

    public StreamName Stream { get; }

    public TState State { get; }

    /// <summary>Local position of the last entry folded; 0 for none.</summary>
    public long Position { get; private set; }

    /// <summary>Why the stream is read-only, or null.</summary>
    public string? NotUnderstood { get; private set; }

    public static StreamFold<TState> Empty(StreamName stream) => new(stream, TState.Empty(stream));

    public static StreamFold<TState> From(StreamName stream, Snapshot snapshot)
    {
        var reader = new PayloadReader(snapshot.State.Span);
        reader.ReadVersion(SnapshotFormat);
        var commands = reader.ReadCount(leastBytes: 17);
        var known = new List<KeyValuePair<Guid, long>>(commands);
        for (var i = 0; i < commands; i++) known.Add(new(reader.ReadGuid(), reader.ReadInt64()));
        var fold = new StreamFold<TState>(stream, TState.Read(stream, ref reader)) { Position = snapshot.Position };
        reader.ReadEnd();
        foreach (var (command, position) in known) fold._commands.Add(command, position);
        fold._snapshotItems = fold.Items;
        return fold;
    }

    public void Apply(Recorded recorded)
    {
        if (recorded.Position <= Position) return;
        try
        {
            if (!State.Apply(recorded.Entry)) NotUnderstood ??= $"kind {recorded.Entry.Kind}";
        }
        catch (PayloadFormatException e)
        {
            NotUnderstood ??= $"{recorded.Entry.Kind} at position {recorded.Position}: {e.Message}";
        }

        _commands.TryAdd(recorded.Entry.CommandId, recorded.Position);
        Pass(recorded);
    }

    /// <summary>Goes on behind an entry that does not count.</summary>
    public void Pass(Recorded recorded)
    {
        if (recorded.Position <= Position) return;
        Position = recorded.Position;
        _tail++;
    }

    /// <summary>Local position of the first entry of a command that was carried out before.</summary>
    public bool HasCarriedOut(Guid command, out long position) => _commands.TryGetValue(command, out position);

    /// <summary>A snapshot once the tail has outgrown the last one: each entry then pays for writing a constant number of items,
    /// however large the state. None while an entry is not understood: it would be lost to the version that does.</summary>
    public Snapshot? DueSnapshot()
    {
        if (_tail <= Math.Max(ShortestTail, _snapshotItems) || NotUnderstood is not null) return null;
        var writer = new PayloadWriter(SnapshotFormat);
        writer.WriteCount(_commands.Count);
        foreach (var (command, position) in _commands)
        {
            writer.WriteGuid(command);
            writer.WriteInt64(position);
        }

        State.Write(ref writer);
        (_tail, _snapshotItems) = (0, Items);
        return new Snapshot(Position, TState.RulesVersion, writer.ToArray());
    }

    private int Items => _commands.Count + State.Size;
}
