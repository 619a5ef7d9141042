namespace B2BBooking.WebFront.Resources;

/// <summary>Texts of the administrators' pages.</summary>
public sealed class AdminTexts;
