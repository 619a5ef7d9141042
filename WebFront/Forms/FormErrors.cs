using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Localisation;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Forms;

/// <summary>What keeps a form from being saved: by field, and what is of no field in particular.</summary>
/// <param name="fields">The form's fields, as refusals name them; case and separators do not matter.</param>
public sealed class FormErrors(params string[] fields)
{
    private readonly Dictionary<string, string> _byField = [];

    /// <summary>What is wrong and of none of the fields.</summary>
    public string? General { get; private set; }

    public bool Any => General is not null || _byField.Count > 0;

    public string? this[string field] => _byField.GetValueOrDefault(Normal(field));

    public void Clear()
    {
        _byField.Clear();
        General = null;
    }

    /// <summary>Says what is wrong with the form as a whole.</summary>
    public void Add(string text) => General = text;

    public void Add(string field, string text) => _byField.TryAdd(Normal(field), text);

    /// <summary>Puts a refusal beside the field that it names, if the form has it. What a field of that name expects is
    /// said by <paramref name="expected"/> (<c>Expected.FIELD</c>) where it has a text; else by the refusal's own.</summary>
    public void Add(Refusal refusal, IStringLocalizer texts, IStringLocalizer expected)
    {
        if (FieldOf(refusal) is not { } field)
        {
            General = texts.Refusal(refusal);
            return;
        }

        var wanted = expected["Expected." + field.Split(':')[0]];
        Add(field, refusal.Code != RefusalCodes.BadValue || wanted.ResourceNotFound ? texts.Refusal(refusal) : wanted.Value);
    }

    // A refusal names "name:fr" where it can say which text, and a form may have one field for all.
    private string? FieldOf(Refusal refusal)
    {
        if (Named(refusal) is not { } named)
            return null;
        return Array.Find(fields, field => Normal(field) == Normal(named))
            ?? Array.Find(fields, field => Normal(field) == Normal(named.Split(':')[0]));
    }

    private static string? Named(Refusal refusal) =>
        refusal.Code is RefusalCodes.BadValue or RefusalCodes.NotFound && !refusal.Arguments.IsDefaultOrEmpty
            ? refusal.Arguments[0]
            : null;

    private static string Normal(string field) =>
        string.Concat(field.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
