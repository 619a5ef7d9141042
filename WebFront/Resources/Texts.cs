namespace B2BBooking.WebFront.Resources;

/// <summary>Names the resource files beside it; <c>IStringLocalizer&lt;Texts&gt;</c> reads them.</summary>
public sealed class Texts;
