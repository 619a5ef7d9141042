namespace B2BBooking.WebFront.Imports;

/// <summary>A column of a file to import, as its page explains it and its template shows it.</summary>
/// <param name="Name">As it stands in the file's first row.</param>
/// <param name="Meaning">In the user's language.</param>
public sealed record ImportColumn(string Name, bool Required, string Meaning, string Example);
