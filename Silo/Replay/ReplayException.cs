namespace B2BBooking.Silo.Replay;

/// <summary>The replay cannot begin or go on; what was acknowledged before stays.</summary>
public sealed class ReplayException(string message) : Exception(message);
