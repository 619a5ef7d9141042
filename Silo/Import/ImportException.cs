namespace B2BBooking.Silo.Import;

/// <summary>The import cannot begin or go on; the message says where and what to do. What was acknowledged before stays,
/// and running the import again goes on from there.</summary>
public sealed class ImportException(string message, Exception? inner = null) : Exception(message, inner);
