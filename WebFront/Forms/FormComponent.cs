using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Components;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Forms;

/// <summary>A component whose form gives one command: what is wrong stands beside the fields, what is typed is kept by the
/// browser until the command is carried out.</summary>
public abstract class FormComponent : ComponentBase
{
    private CommandId _command = CommandId.New();

    [Inject]
    protected Session Session { get; set; } = null!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    [Inject]
    protected Drafts Drafts { get; set; } = null!;

    [Inject]
    protected Toasts Toasts { get; set; } = null!;

    [Inject]
    protected IStringLocalizer<Texts> L { get; set; } = null!;

    /// <summary>What is wrong; made with the names of the form's fields.</summary>
    protected abstract FormErrors Errors { get; }

    /// <summary>The page's own texts: what a field expects is <c>Expected.FIELD</c> there.</summary>
    protected abstract IStringLocalizer PageTexts { get; }

    /// <summary>What the names begin with under which the browser keeps this form.</summary>
    protected abstract string KeptAs { get; }

    /// <summary>The command is on its way.</summary>
    protected bool Busy { get; private set; }

    protected string Keep(string field) => $"{KeptAs}/{field}";

    /// <summary>Says beside each of these fields that is empty what it expects: beside all at once, not one at each attempt.</summary>
    protected void Require(params ReadOnlySpan<(string Field, string Value)> fields)
    {
        foreach (var (field, value) in fields)
            if (string.IsNullOrWhiteSpace(value))
                Errors.Add(field, PageTexts["Expected." + field]);
    }

    /// <summary>Gives the form's command. Its id is the same until it is answered: a form that is sent again after a failure
    /// repeats its command. Refused: says why beside the fields and answers null.</summary>
    protected async Task<T?> GiveAsync<T>(Func<CommandId, Task<Outcome<T>>> command)
        where T : class
    {
        Busy = true;
        Outcome<T> outcome;
        try
        {
            outcome = await command(_command);
        }
        finally
        {
            Busy = false;
        }

        _command = CommandId.New();
        if (outcome.Ok)
        {
            await Drafts.ForgetAllAsync(Keep(""));
            return outcome.Value;
        }

        Errors.Add(outcome.Refusal, L, PageTexts);
        return null;
    }
}
