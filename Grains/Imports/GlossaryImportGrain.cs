using System.Collections.Immutable;
using B2BBooking.Grains.Glossary;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Glossary;
using B2BBooking.Grains.Interfaces.Imports;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Shows;
using B2BBooking.Grains.Streams;

namespace B2BBooking.Grains.Imports;

/// <summary>Reads files beside the grains' threads; what it carries out goes through the glossary's own grain.</summary>
public sealed class GlossaryImportGrain(StreamServices services, IShowSchedules shows) : Grain, IGlossaryImportGrain
{
    private readonly Previews<Plan> _previews = new();

    private ShowId Show => new(this.GetPrimaryKeyString());

    private IGlossaryGrain Glossary => GrainFactory.GetGrain<IGlossaryGrain>(Show.Value);

    public override Task OnActivateAsync(CancellationToken cancellationToken) => services.Feed.CaughtUp.WaitAsync(cancellationToken);

    public async Task<Outcome<ImportPreview>> PreviewAsync(ImportFile file)
    {
        if (shows.Find(Show) is null) return Refusal.Of(RefusalCodes.NotFound, "show", Show.Value);
        var known = (await Glossary.GetAsync()).Terms.ToDictionary(term => term.Word, term => term.Text, StringComparer.Ordinal);
        var read = await Task.Run(() =>
        {
            var table = TableFile.Read(file);
            return table.Ok ? GlossaryRows.Read(table.Value, word => known.GetValueOrDefault(word, LocalText.None)) : table.Refusal;
        });
        if (read.Refusal is { } unreadable) return unreadable;
        var draft = read.Value!;
        var preview = new ImportPreview(Guid.NewGuid(), draft.Rows, draft.IgnoredColumns);
        _previews.Keep(preview.PreviewId, new Plan(preview, draft.Terms, Done: false), services.Time.GetUtcNow());
        DelayDeactivation(ImportLimits.PreviewKept);
        return preview;
    }

    public async Task<Outcome<ImportPreview>> CommitAsync(Guid previewId)
    {
        if (_previews.Find(previewId, services.Time.GetUtcNow()) is not { } plan) return Refusal.Of(RefusalCodes.PreviewExpired);
        if (plan.Done) return plan.Preview;
        var (preview, part) = (plan.Preview, 0);
        foreach (var batch in plan.Terms.Chunk(GlossaryRules.MostTerms))
        {
            // What a row may not say is refused already: only the node or the show can refuse a batch, and so all of it.
            var outcome = await Glossary.TranslateAsync(ImportCommands.Of(previewId, $"{part++}"), [.. batch]);
            if (outcome.Refusal is { } refusal) preview = Refused(preview, batch, refusal);
        }

        _previews.Replace(previewId, new Plan(preview, [], Done: true));
        return preview;
    }

    public async Task<Outcome<ImportFile>> ExportAsync()
    {
        if (shows.Find(Show) is null) return Refusal.Of(RefusalCodes.NotFound, "show", Show.Value);
        var used = await Glossary.UsedAsync();
        var words = used.Select(word => word.Term.Word).ToHashSet(StringComparer.Ordinal);
        var unused = (await Glossary.GetAsync()).Terms.Where(term => !words.Contains(term.Word)).Select(term => new UsedTerm(term, 0));
        return new ImportFile($"{Show}-words.csv", GlossaryCsv.Encode([.. used, .. unused]));
    }

    private static ImportPreview Refused(ImportPreview preview, Term[] batch, Refusal refusal)
    {
        var words = batch.Select(term => term.Word).ToHashSet(StringComparer.Ordinal);
        return preview with { Rows = [.. preview.Rows.Select(row => Changes(row) && words.Contains(row.Key) ? row with { Verdict = RowVerdict.Refused, Problems = [refusal] } : row)] };
    }

    private static bool Changes(ImportRow row) => row.Verdict is RowVerdict.Add or RowVerdict.Change;

    private sealed record Plan(ImportPreview Preview, ImmutableArray<Term> Terms, bool Done);
}
