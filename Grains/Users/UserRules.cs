using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Values;

namespace B2BBooking.Grains.Users;

public static class UserRules
{
    public static readonly ImmutableArray<string> Languages = ["en", "fr", "de"];

    public static Decision Define(User user, UserId id, UserDefinition wanted)
    {
        var refusal = Check.Id("user", id.Value)
            ?? Check.Line("name", wanted.Name, 120, required: true)
            ?? Check.Email("email", wanted.Email)
            ?? RefuseLanguage(wanted.Language);
        if (refusal is not null) return refusal;
        return user.Definition == wanted ? Decision.Nothing : UserEntries.Define(wanted);
    }

    public static Decision ChooseLanguage(User user, UserId id, string language) => user.Definition is { } known
        ? Define(user, id, known with { Language = language })
        : Refusal.Of(RefusalCodes.NotFound, "user", id.Value);

    private static Refusal? RefuseLanguage(string? language) =>
        language is not null && Languages.Contains(language) ? null : Check.Bad("language", language, string.Join(", ", Languages));
}
