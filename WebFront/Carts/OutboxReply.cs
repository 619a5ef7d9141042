namespace B2BBooking.WebFront.Carts;

/// <summary>What the script does with a message now: done with it (<see cref="Error"/> is then why it was refused, if it was), keep
/// it for later (<see cref="Error"/> says what failed), or set it aside, because it cannot be read. <see cref="Seen"/>: what a later
/// edit of the same line by this author has seen as well, where that is certain.</summary>
public sealed record OutboxReply(bool Done, string? Error, string? Seen = null, bool SetAside = false)
{
    public static OutboxReply Unreadable { get; } = new(false, null, SetAside: true);

    /// <summary>It is not known to be recorded.</summary>
    public static OutboxReply Failed(string reason) => new(false, reason);

    public static OutboxReply Refused(string reason) => new(true, reason);
}

/// <summary>An edit that the script keeps and does not send by itself any more. <see cref="Reason"/> null: it cannot be read.</summary>
public sealed record SetAsideEdit(string Text, string? Reason)
{
    /// <summary>What cannot be read, whatever the reason that is kept with it, is never sent again.</summary>
    public bool CanBeRetried => OutboxMessage.TryRead(Text, out _);
}
