using System.Collections.Immutable;
using B2BBooking.Grains.Glossary;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Glossary;
using B2BBooking.Grains.Interfaces.Imports;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Values;

namespace B2BBooking.Grains.Imports;

/// <summary>What a file would do to a glossary: a verdict on every row that is not blank, and the words to translate.</summary>
public sealed record GlossaryDraft(ImmutableArray<ImportRow> Rows, ImmutableArray<Term> Terms, ImmutableArray<string> IgnoredColumns);

/// <summary>Turns the rows of a glossary file into translated words.</summary>
public sealed class GlossaryRows
{
    private readonly HeaderMap _map;
    private readonly Func<string, LocalText> _known;
    private readonly Dictionary<string, int> _firstRows = new(StringComparer.Ordinal);

    private GlossaryRows(HeaderMap map, Func<string, LocalText> known) => (_map, _known) = (map, known);

    /// <param name="known">What a word is called now.</param>
    public static Outcome<GlossaryDraft> Read(Table table, Func<string, LocalText> known)
    {
        var mapped = GlossaryColumns.Headers.Map(table);
        if (mapped.Refusal is { } refusal) return refusal;
        var map = mapped.Value!;
        if (!map.Has(GlossaryColumns.Word)) return Refusal.Of(RefusalCodes.MissingColumns, GlossaryColumns.Word);
        if (!map.Has(GlossaryColumns.Text)) return Table.Unreadable("No column is a language's: call them text:fr, text:de and so on.");
        return new GlossaryRows(map, known).Read(table);
    }

    private GlossaryDraft Read(Table table)
    {
        var rows = ImmutableArray.CreateBuilder<ImportRow>();
        var terms = ImmutableArray.CreateBuilder<Term>();
        foreach (var row in table.Rows.Where(row => !row.IsBlank))
        {
            var word = _map.Text(row, GlossaryColumns.Word)!;
            var known = _known(word);
            var term = new Term(word, _map.Texts(row, GlossaryColumns.Text, known));
            var problem = _map.ProblemOf(row) ?? Refuse(row.Number, term);
            var verdict = problem is not null ? RowVerdict.Refused
                : term.Text == known ? RowVerdict.Unchanged
                : known.Translations.IsEmpty ? RowVerdict.Add
                : RowVerdict.Change;
            if (verdict is RowVerdict.Add or RowVerdict.Change) terms.Add(term);
            rows.Add(new ImportRow(row.Number, verdict, word, problem is null ? [] : [problem]));
        }

        return new GlossaryDraft(rows.ToImmutable(), terms.ToImmutable(), [.. _map.Ignored]);
    }

    private Refusal? Refuse(int row, Term term)
    {
        if (GlossaryRules.Refuse(term, GlossaryColumns.Text) is { } refusal) return refusal;
        return _firstRows.TryAdd(term.Word, row) ? null
            : Check.Bad(GlossaryColumns.Word, term.Word, $"each once: row {_firstRows[term.Word]} says this already");
    }
}
