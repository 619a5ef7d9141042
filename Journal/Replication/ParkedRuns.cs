using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Stores;
using B2BBooking.Journal.Writing;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Journal.Replication;

/// <summary>Refused runs: the notes in memory and on their shelf, the runs themselves on theirs alone. The oldest make room for the newest.</summary>
sealed class ParkedRuns(IEntryStore store, LazyKeeping lazy, Certificate? holder, TimeProvider time, ILogger log) : IParkedRuns
{
    public const int MostRuns = 1_000;

    public const long MostBytes = 64L * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, ParkedRun> _notes = [];
    private HashSet<ChainName> _blocked = [];
    private HashSet<ChainName> _forked = [];
    private long _bytes;

    /// <summary>Proves a run anew; set before anyone can ask for it.</summary>
    public Func<ParkedRun, CancellationToken, ValueTask<ImportOutcome>>? Retry { get; set; }

    public ImmutableArray<ParkedRun> List
    {
        get
        {
            lock (_lock) return [.. _notes.Values.OrderByDescending(n => n.At).ThenBy(n => n.Id, StringComparer.Ordinal)];
        }
    }

    /// <summary>True where its author has signed for what is refused here: what follows it cannot be taken either.</summary>
    public bool IsBlocked(in ChainName chain)
    {
        lock (_lock) return _blocked.Contains(chain);
    }

    /// <summary>True where its author is known to have signed for two contents of one place.</summary>
    public bool IsForked(in ChainName chain)
    {
        lock (_lock) return _forked.Contains(chain);
    }

    public void Load(IEnumerable<KeyValuePair<string, byte[]>> kept)
    {
        foreach (var (id, bytes) in kept)
        {
            try
            {
                Put(ParkedRunCodec.DecodeNote(id, bytes));
            }
            catch (PayloadFormatException e)
            {
                log.LogWarning(e, "The note on a refused run is spoilt and passed over; the run may come again.");
            }
        }

        Block();
    }

    public void Add(ChainRun run, string from, RefusedRunException refusal)
    {
        // What this node may not hold it does not keep aside either.
        var bytes = holder is not null && ScopeAccess.MayHold(holder, run.Scope) && !run.Entries.IsDefault ? ParkedRunCodec.Encode(run) : [];
        Put(run, from, refusal, bytes.Length > MostBytes ? [] : bytes);
    }

    public void Note(ChainRun run, string from, string reason) => Put(run, from, new RefusedRunException(reason), []);

    private void Put(ChainRun run, string from, RefusedRunException refusal, byte[] bytes)
    {
        var id = IdOf(run, from);
        var note = new ParkedRun(id, run.Scope, run.Origin, run.FirstSeq, run.Entries.IsDefault ? run.FirstSeq : run.LastSeq, from, refusal.Verdict,
            refusal.Message, time.GetUtcNow(), Times: 1, bytes.Length, refusal.ByAuthor);
        lock (_lock)
        {
            // Whoever sends the same again and again does not fill the log.
            var level = _notes.TryGetValue(id, out var former) && former.Reason == note.Reason ? LogLevel.Debug : LogLevel.Warning;
            log.Log(level, "A run of origin {Origin} in scope {Scope} from {Peer} is not taken ({Verdict}): {Reason}", run.Origin, run.Scope, from, refusal.Verdict, refusal.Message);
            // What proves that its node has forked the chain is not given up for what follows of the same branch.
            var isLess = former is { Verdict: ImportVerdict.Fork } && note.Verdict != ImportVerdict.Fork;
            if (isLess) note = former! with { At = note.At };
            if (former is not null) note = note with { Times = former.Times + 1 };
            Put(note);
            List<AsideChange> changes = [new(Shelf.ParkedNotes, id, ParkedRunCodec.Encode(note))];
            if (!isLess) changes.Add(new(Shelf.ParkedRuns, id, bytes.Length == 0 ? null : bytes));
            MakeRoom(keep: id, changes);
            Block();
            lazy.Keep(new Besides([], [], changes));
        }
    }

    public async ValueTask<ChainRun?> ReadAsync(string id, CancellationToken cancel)
    {
        if (await store.ReadAsideAsync(Shelf.ParkedRuns, id, cancel) is not { } bytes) return null;
        try
        {
            return ParkedRunCodec.DecodeRun(bytes);
        }
        catch (PayloadFormatException e)
        {
            log.LogWarning(e, "A refused run is spoilt on its shelf; remove it, and it may come again.");
            return null;
        }
    }

    public async ValueTask<ImportOutcome?> RetryAsync(string id, CancellationToken cancel) => Find(id) is { } note ? await Retry!(note, cancel) : null;

    public void Remove(string id)
    {
        lock (_lock)
        {
            List<AsideChange> changes = [];
            Drop(id, changes);
            Block();
            if (changes.Count > 0) lazy.Keep(new Besides([], [], changes));
        }
    }

    private ParkedRun? Find(string id)
    {
        lock (_lock) return _notes.GetValueOrDefault(id);
    }

    private static string IdOf(ChainRun run, string from) =>
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{run.Origin}\n{run.Scope}\n{from}")).AsSpan(0, 8));

    private void Put(ParkedRun note)
    {
        _bytes += note.Bytes - (_notes.TryGetValue(note.Id, out var former) ? former.Bytes : 0);
        _notes[note.Id] = note;
    }

    private void MakeRoom(string keep, List<AsideChange> changes)
    {
        while (_notes.Count > MostRuns) Drop(OldestOfTheLoudest(keep), changes);
        while (_bytes > MostBytes) Drop(_notes.Values.Where(n => n.Id != keep && n.Bytes > 0).MinBy(n => n.At)!.Id, changes);
    }

    /// <summary>Of the peer with the most notes, so that one that makes up scopes pushes out its own alone.</summary>
    private string OldestOfTheLoudest(string keep) =>
        _notes.Values.GroupBy(n => n.From, StringComparer.Ordinal).MaxBy(peer => peer.Count())!.Where(n => n.Id != keep).MinBy(n => n.At)!.Id;

    private void Drop(string id, List<AsideChange> changes)
    {
        if (!_notes.Remove(id, out var note)) return;
        _bytes -= note.Bytes;
        changes.Add(new(Shelf.ParkedNotes, id, null));
        changes.Add(new(Shelf.ParkedRuns, id, null));
    }

    private void Block() => (_blocked, _forked) =
        ([.. Chains(n => n.ByAuthor && n.Verdict == ImportVerdict.Refused)], [.. Chains(n => n.Verdict == ImportVerdict.Fork)]);

    private IEnumerable<ChainName> Chains(Func<ParkedRun, bool> of) => _notes.Values.Where(of).Select(n => new ChainName(n.Scope, n.Origin));
}
