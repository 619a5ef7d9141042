using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Catalogue;

/// <summary>How entries hold a text in several languages: a count, then language and text of each, in the author's order.</summary>
public static class LocalTextPayload
{
    public static void Write(ref PayloadWriter writer, LocalText text)
    {
        writer.WriteCount(text.Translations.Length);
        foreach (var translation in text.Translations)
        {
            writer.WriteString(translation.Language);
            writer.WriteString(translation.Text);
        }
    }

    public static LocalText Read(ref PayloadReader reader)
    {
        var translations = ImmutableArray.CreateBuilder<Translation>(reader.ReadCount(leastBytes: 2));
        for (var left = translations.Capacity; left > 0; left--)
            translations.Add(new Translation(string.Intern(reader.ReadString()), reader.ReadString()));
        return new LocalText(translations.MoveToImmutable());
    }
}
