using B2BBooking.Journal.Entries;

namespace B2BBooking.Journal.Writing;

/// <summary>Head of one chain: as committed, and as it will be when the running commit is durable.</summary>
sealed class ChainState(ChainName name)
{
    public ChainName Name { get; } = name;

    public ChainHead Committed { get; private set; }

    public ChainHead Staged { get; private set; }

    public void Start(ChainHead head) => Committed = Staged = head;

    public void Stage(ChainHead head) => Staged = head;

    public void Keep() => Committed = Staged;

    public void Drop() => Staged = Committed;
}

/// <summary>Last local position of one stream: as committed, and as it will be when the running commit is durable.</summary>
sealed class StreamState(StreamName name)
{
    public StreamName Name { get; } = name;

    public long Committed { get; private set; }

    public long Staged { get; private set; }

    public void Start(long position) => Committed = Staged = position;

    public void Stage(long position) => Staged = position;

    public void Keep() => Committed = Staged;

    public void Drop() => Staged = Committed;
}
