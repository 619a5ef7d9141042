using System.Collections.Concurrent;
using System.Collections.Immutable;
using B2BBooking.Grains.Carts.Submissions;
using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Glossary;
using B2BBooking.Grains.Interfaces.News;
using B2BBooking.Grains.Interfaces.Streams;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Nodes;
using B2BBooking.Grains.Notes;
using B2BBooking.Grains.Orders;
using B2BBooking.Grains.Sellers;
using B2BBooking.Grains.Shows;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using B2BBooking.Journal.Replication;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Grains.News;

/// <summary>Says, by scope, what has changed to whoever watches it. Registered behind the other projections: who is told finds
/// the change in them. A scope that nobody watches costs a failed look-up.</summary>
public sealed class NewsDesk : IProjection, IDisposable
{
    private static readonly ImmutableDictionary<string, NewsTopics> Topics = new[]
    {
        (Kinds: [ShowEntries.Defined, GlossaryEntries.Translated], Topic: NewsTopics.Show),
        (Kinds: [SellerEntries.Defined], Topic: NewsTopics.Sellers),
        (Kinds: ImmutableArray.Create(CatalogueEntries.Added, CatalogueEntries.Changed, CatalogueEntries.Withdrawn, CatalogueEntries.Restored), Topic: NewsTopics.Catalogue),
        (Kinds: [.. OrderEntries.Kinds, .. IntentEntries.Kinds], Topic: NewsTopics.Orders),
        (Kinds: [NoteEntries.Written], Topic: NewsTopics.Notes),
    }.SelectMany(t => t.Kinds.Select(kind => (kind, t.Topic))).ToImmutableDictionary(t => t.kind, t => t.Topic);

    private readonly ConcurrentDictionary<Scope, NewsTail> _tails = [];
    private readonly ILogger<NewsDesk> _log;
    private readonly IAcknowledgements? _acknowledgements;

    public NewsDesk(ILogger<NewsDesk> log, NodeReplica replica)
    {
        (_log, _acknowledgements) = (log, replica.Acknowledgements);
        if (_acknowledgements is not null) _acknowledgements.Taken += Acknowledged;
    }

    public ImmutableArray<string> Kinds { get; } = [.. Topics.Keys];

    public void Apply(Recorded recorded)
    {
        if (_tails.TryGetValue(recorded.Entry.Scope, out var tail)) tail.Add(Topics[recorded.Entry.Kind]);
    }

    public NewsTail Follow(Scope scope, IStreamFollower follower)
    {
        var tail = new NewsTail(this, scope, follower, _log);
        _tails[scope] = tail;
        return tail;
    }

    /// <summary>Of how many other nodes it is known that they hold all that this one holds of a scope.</summary>
    public int? SafeOn(Scope scope) => _acknowledgements?.SafeOn(scope);

    public void Dispose()
    {
        if (_acknowledgements is not null) _acknowledgements.Taken -= Acknowledged;
    }

    private void Acknowledged(Acknowledgement acknowledgement)
    {
        if (_tails.TryGetValue(acknowledgement.Scope, out var tail)) tail.Add(NewsTopics.Safety);
    }

    internal void Leave(NewsTail tail) => _tails.TryRemove(new KeyValuePair<Scope, NewsTail>(tail.Scope, tail));
}
