using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Journal.Replication;

/// <summary>A server's signed statement that the time it reads was reached. Whoever refers to it wrote later than that.</summary>
public sealed record TimeAnchor(OriginId By, DateTimeOffset Time, ReadOnlyMemory<byte> Signature);
