using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Interfaces.Glossary;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Glossary;

/// <summary>Entries of stream <c>glossary</c> in the show's public scope: one for each word that is translated.</summary>
public static class GlossaryEntries
{
    public const string Translated = "glossary.translated";

    private const string Stream = "glossary";
    private const byte Version = 1;

    public static StreamName StreamOf(ShowId show) => new(Scope.Public(show), Stream);

    public static Draft Translate(Term term)
    {
        var writer = new PayloadWriter(Version);
        writer.WriteString(term.Word);
        LocalTextPayload.Write(ref writer, term.Text);
        return new Draft(Translated, writer.ToArray(), []);
    }

    public static Term ReadTranslated(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        reader.ReadVersion(Version);
        var term = new Term(reader.ReadString(), LocalTextPayload.Read(ref reader));
        reader.ReadEnd();
        return term;
    }
}
