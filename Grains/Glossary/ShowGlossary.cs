using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Glossary;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Glossary;

/// <summary>The translated words of a show's catalogue; the last translation of a word counts.</summary>
public sealed class ShowGlossary : IStreamState<ShowGlossary>
{
    private readonly Dictionary<string, LastWrite<Term>> _words = new(StringComparer.Ordinal);
    private GlossaryView? _view;

    public static int RulesVersion => 2;

    public int Size => _words.Count;

    /// <summary>Made once for the many pages that ask.</summary>
    public GlossaryView View => _view ??= new(
        [.. _words.Values.Select(w => w.Value!).Where(t => !t.Text.Translations.IsEmpty).OrderBy(t => t.Word, StringComparer.Ordinal)]);

    public static ShowGlossary Empty(StreamName stream) => new();

    public static ShowGlossary Read(StreamName stream, ref PayloadReader reader)
    {
        var glossary = new ShowGlossary();
        for (var left = reader.ReadCount(leastBytes: 2); left > 0; left--) glossary.At(reader.ReadString()).Read(ref reader);
        return glossary;
    }

    public void Write(ref PayloadWriter writer)
    {
        writer.WriteCount(_words.Count);
        foreach (var (word, translated) in _words)
        {
            writer.WriteString(word);
            translated.Write(ref writer);
        }
    }

    public LocalText TextOf(string word) => _words.GetValueOrDefault(word)?.Value?.Text ?? LocalText.None;

    public bool Apply(Entry entry)
    {
        if (entry.Kind != GlossaryEntries.Translated) return false;
        At(GlossaryEntries.ReadTranslated(entry.Payload).Word).Write(entry);
        _view = null;
        return true;
    }

    private LastWrite<Term> At(string word)
    {
        if (!_words.TryGetValue(word, out var translated))
            _words.Add(word, translated = new LastWrite<Term>(GlossaryEntries.ReadTranslated));
        return translated;
    }
}
