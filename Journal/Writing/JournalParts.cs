using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Stores;

namespace B2BBooking.Journal.Writing;

/// <summary>What the parts of an open journal share.</summary>
sealed record JournalParts(IEntryStore Store, JournalIndex Index, SignedHeads Heads, OriginId Origin);
