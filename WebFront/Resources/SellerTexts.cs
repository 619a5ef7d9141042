namespace B2BBooking.WebFront.Resources;

/// <summary>Texts of the pages of sellers and representatives, and of imports.</summary>
public sealed class SellerTexts;
