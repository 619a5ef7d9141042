namespace B2BBooking.Journal.Identity;

/// <summary>Keys or certificates are missing, unreadable, expired or not of this organizer; the message says what to do.</summary>
public sealed class IdentityException(string message, Exception? inner = null) : JournalException(message, inner);
