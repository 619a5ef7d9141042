using B2BBooking.Grains.Interfaces.Access;

namespace B2BBooking.Grains.Interfaces.News;

/// <summary>What has changed, so that an open page reads it anew.</summary>
[Flags]
[GenerateSerializer, Alias("NewsTopics")]
public enum NewsTopics
{
    None = 0,

    /// <summary>The show: its name, its stages, the translations of its catalogue's words.</summary>
    Show = 1,

    Sellers = 2,

    Catalogue = 4,

    /// <summary>Orders of the group, and what became of its submissions.</summary>
    Orders = 8,

    /// <summary>The group's notes.</summary>
    Notes = 16,

    /// <summary>On how many nodes the group's entries are known to be.</summary>
    Safety = 32,

    All = Show | Sellers | Catalogue | Orders | Notes | Safety,
}

/// <summary>Tells open pages what changed at a show, whoever wrote it and on whichever node: show, sellers, catalogue.</summary>
[KeyedBy(KeyLayout.Show), Allow(Roles.SignedIn), Alias("IShowNewsGrain")]
public interface IShowNewsGrain : IGrainWithStringKey
{
    /// <summary>Changes are told, within a second, until the observer is not renewed for 2 minutes.</summary>
    [Alias("Subscribe")]
    Task SubscribeAsync(INewsObserver observer);

    [Alias("Unsubscribe")]
    Task UnsubscribeAsync(INewsObserver observer);
}

/// <summary>Tells open pages what changed of a group at a show beside its cart: orders, submissions, notes.</summary>
[KeyedBy(KeyLayout.ShowGroup), Allow(Roles.Member | Roles.Representative | Roles.Administrator), Alias("IGroupNewsGrain")]
public interface IGroupNewsGrain : IGrainWithStringKey
{
    /// <summary>Of how many other nodes it is known, by their signed word, that they hold everything that this one holds of the
    /// group's cart, orders and notes at the show; null where this node exchanges with nobody.</summary>
    [Alias("SafeOn")]
    Task<int?> SafeOnAsync();

    /// <summary>Changes are told, within a second, until the observer is not renewed for 2 minutes.</summary>
    [Alias("Subscribe")]
    Task SubscribeAsync(INewsObserver observer);

    [Alias("Unsubscribe")]
    Task UnsubscribeAsync(INewsObserver observer);
}

[Alias("INewsObserver")]
public interface INewsObserver : IGrainObserver
{
    /// <summary>What has changed since the time before.</summary>
    [Alias("Told")]
    Task ToldAsync(NewsTopics topics);
}
