using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Nodes;

namespace B2BBooking.Grains.Nodes;

/// <summary>The connections of this node with others, as its host knows them.</summary>
public interface INodeLinks
{
    /// <summary>Now, in order of <see cref="LinkState.Id"/>.</summary>
    ImmutableArray<LinkState> Links { get; }

    /// <summary>Something of <see cref="Links"/> has changed. Called on any thread, at most a few times a second; must be quick.</summary>
    event Action? Changed;

    /// <returns>When a server last heard that node, over a link of its own or of another server that told of it; null: not since this node started.</returns>
    DateTimeOffset? HeardOf(string node);

    /// <returns>The link as it is now; null where there is none of that id.</returns>
    LinkState? Cut(string link);

    /// <inheritdoc cref="Cut"/>
    LinkState? Mend(string link);
}

/// <summary>A node that exchanges with nobody.</summary>
sealed class NoLinks : INodeLinks
{
    public ImmutableArray<LinkState> Links => [];

    public event Action? Changed
    {
        add { }
        remove { }
    }

    public DateTimeOffset? HeardOf(string node) => null;

    public LinkState? Cut(string link) => null;

    public LinkState? Mend(string link) => null;
}
