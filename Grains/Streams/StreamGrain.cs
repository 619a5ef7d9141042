using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Streams;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Values;
using B2BBooking.Journal;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Grains.Streams;

/// <summary>Shell of a grain whose state is the fold of one stream: loads it, decides, appends, applies, answers.
/// A command is answered only when its entries are durable on this node; see DESIGN.md.</summary>
public abstract class StreamGrain<TState>(StreamServices services) : Grain, IStreamFollower
    where TState : class, IStreamState<TState>
{
    // While a node catches up, commits of other nodes' entries come one after another; each try reads what came meanwhile.
    private const int MostTries = 100;

    private StreamFold<TState>? _fold;
    private StreamTail? _tail;

    protected TState State => Fold.State;

    /// <summary>Local position of the last entry applied.</summary>
    protected long Version => Fold.Position;

    /// <summary>Local position of the last entry that this activation appended, of other streams too; 0 for none.</summary>
    protected long Appended { get; private set; }

    /// <summary>The stream holds entries that this version does not understand: it is shown, not changed.</summary>
    protected bool ReadOnly => Fold.NotUnderstood is not null;

    protected StreamServices Services => services;

    protected DateTimeOffset Now => services.Clock.Now;

    private StreamFold<TState> Fold => _fold ?? throw new InvalidOperationException($"{GetType().Name} is not activated.");

    /// <summary>Which nodes take commands for the stream.</summary>
    protected virtual MergeRule Rule => MergeRule.Merged;

    /// <summary>The stream that a grain with this key folds.</summary>
    protected abstract StreamName StreamOf(string key);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Rules ask projections: none decides before they have read the journal.
        await services.Feed.CaughtUp.WaitAsync(cancellationToken);
        var stream = StreamOf(this.GetPrimaryKeyString());
        _tail = services.Tails.Follow(stream, this.AsReference<IStreamFollower>());
        _fold = await LoadAsync(stream, cancellationToken);
        if (ReadOnly) Log.LogWarning("{Stream} is read-only here: {Reason} is not understood; update this node.", Fold.Stream, Fold.NotUnderstood);
        KeepSnapshotIfDue();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _tail?.Dispose();
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    /// <summary>Others have written into the stream: takes their entries in, between the grain's own commands.</summary>
    public Task MovedAsync() => HearAsync();

    /// <summary>Completes when the state has all that the journal held when it was asked for.</summary>
    protected Task HearAsync() => Tail.Read(Version) ? CatchUpAsync() : Task.CompletedTask;

    /// <summary>Carries out a command once. Repeated, it is answered from the entries that it made the first time; an id that
    /// another command has had is refused, for its entries would not answer this one.</summary>
    /// <param name="kinds">Of the entries that the command makes in the grain's stream.</param>
    /// <param name="decide">Pure; called again on the newer state where another writer came first.</param>
    /// <param name="answer">Gets the command's entries, already applied.</param>
    protected async Task<Outcome<TAnswer>> ExecuteAsync<TAnswer>(
        CommandId command, ImmutableArray<string> kinds, Func<Decision> decide, Func<ImmutableArray<Recorded>, TAnswer> answer)
    {
        if (Fold.HasCarriedOut(command.Value, out var first)) return await AnswerAgainAsync(command, kinds, first, answer);
        if (services.Node.Refuse(Fold.Stream.Scope, kinds[0], Rule) is { } notHere) return notHere;
        for (var tries = 1; ; tries++)
        {
            if (ReadOnly) return Refusal.Of(RefusalCodes.UpdateNeeded);
            var decision = decide();
            if (decision.Refusal is { } refusal) return refusal;
            if (decision.Drafts.IsEmpty) return answer([]);
            try
            {
                return answer(await AppendAsync(command, decision));
            }
            catch (StreamMovedException e) when (tries < MostTries)
            {
                Log.LogDebug(e, "Another writer came first; deciding again.");
                await CatchUpAsync();
                if (Fold.HasCarriedOut(command.Value, out first)) return await AnswerAgainAsync(command, kinds, first, answer);
            }
        }
    }

    /// <summary>Called with those entries that count right after they were applied: those of an own command, or whatever others have written.</summary>
    /// <param name="versionBefore">The version that pages have which know all but these entries.</param>
    protected virtual void Applied(long versionBefore, ImmutableArray<Recorded> entries)
    {
    }

    /// <summary>The caller, who is written into the entries as their author.</summary>
    protected static UserId CallerOrThrow() => Caller.Current ?? throw new NotAllowedException("Nobody is signed in.");

    private StreamTail Tail => _tail ?? throw new InvalidOperationException($"{GetType().Name} is not activated.");

    private ILogger Log => services.Logs.CreateLogger(GetType());

    private async ValueTask<ImmutableArray<Recorded>> AppendAsync(CommandId command, Decision decision)
    {
        var own = new StreamAppend(Fold.Stream, Fold.Position, CallerOrThrow().Value, command.Value, decision.Drafts);
        Tail.BeginWriting();
        try
        {
            var recorded = await services.Journal.AppendAsync(decision.Others.IsEmpty ? [own] : [own, .. decision.Others]);
            Appended = recorded[^1].Position;
            if (!decision.Others.IsEmpty) recorded = recorded[..decision.Drafts.Length];
            ApplyDurable(recorded);
            return recorded;
        }
        finally
        {
            Tail.EndWriting(Version);
        }
    }

    private void ApplyDurable(ImmutableArray<Recorded> recorded)
    {
        try
        {
            var before = Fold.Position;
            Applied(before, recorded.RemoveAll(entry => !Apply(Fold, entry)));
            KeepSnapshotIfDue();
        }
        catch
        {
            // The entries stand but this state may be half changed: the next activation folds them anew.
            this.DeactivateOnIdle();
            throw;
        }
    }

    private async Task<StreamFold<TState>> LoadAsync(StreamName stream, CancellationToken cancel)
    {
        var snapshot = await services.Journal.ReadSnapshotAsync(stream, TState.RulesVersion, cancel);
        var fold = snapshot is null ? StreamFold<TState>.Empty(stream) : StreamFold<TState>.From(stream, snapshot);
        await foreach (var entry in services.Journal.ReadStreamAsync(stream, fold.Position, cancel)) Apply(fold, entry);
        return fold;
    }

    /// <returns>Whether it counts.</returns>
    private bool Apply(StreamFold<TState> fold, Recorded recorded)
    {
        var counts = services.Standing.Counts(recorded.Entry, Rule);
        if (counts) fold.Apply(recorded);
        else fold.Pass(recorded);
        return counts;
    }

    private async Task CatchUpAsync()
    {
        var arrived = ImmutableArray.CreateBuilder<Recorded>();
        await foreach (var entry in services.Journal.ReadStreamAsync(Fold.Stream, Fold.Position)) arrived.Add(entry);
        if (arrived.Count > 0) ApplyDurable(arrived.DrainToImmutable());
    }

    private async Task<Outcome<TAnswer>> AnswerAgainAsync<TAnswer>(
        CommandId command, ImmutableArray<string> kinds, long first, Func<ImmutableArray<Recorded>, TAnswer> answer)
    {
        var entries = await ReadBackAsync(command, first);
        if (!kinds.Contains(entries[0].Entry.Kind))
            return Check.Bad("command id", command.Value.ToString(), "a new one (over HTTP: Idempotency-Key); another command has had it");
        return answer(entries);
    }

    private async Task<ImmutableArray<Recorded>> ReadBackAsync(CommandId command, long first)
    {
        var entries = ImmutableArray.CreateBuilder<Recorded>();
        await foreach (var entry in services.Journal.ReadStreamAsync(Fold.Stream, first - 1))
        {
            // The entries of one command are one append, and so stand together in their stream.
            if (entry.Entry.CommandId != command.Value) break;
            entries.Add(entry);
        }

        return entries.ToImmutable();
    }

    private void KeepSnapshotIfDue()
    {
        if (Fold.DueSnapshot() is { } snapshot) services.Journal.KeepSnapshot(Fold.Stream, snapshot);
    }
}
