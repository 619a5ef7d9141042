namespace B2BBooking.Journal.Exchange;

/// <summary>When something reached the session; the session itself reads no clock.</summary>
/// <param name="Running">Grows evenly, from any beginning. Time-outs run on it: a clock that is set would cut connections or never end them.</param>
/// <param name="Wall">The node's clock, by which certificates are judged.</param>
public readonly record struct Moment(TimeSpan Running, DateTimeOffset Wall);
