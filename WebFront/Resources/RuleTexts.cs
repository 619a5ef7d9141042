namespace B2BBooking.WebFront.Resources;

/// <summary>Names the resource files beside it: what the rules say in English of values and files, and the same in other
/// languages. The English texts are the rules' own, letter for letter: <see cref="Localisation.RuleWording"/> finds them by these.</summary>
public sealed class RuleTexts;
