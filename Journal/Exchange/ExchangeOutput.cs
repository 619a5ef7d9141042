using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Journal.Exchange;

/// <summary>What a session wants done.</summary>
public abstract record ExchangeOutput;

/// <summary>To be sent as one message, in this order.</summary>
public sealed record SendFrame(ReadOnlyMemory<byte> Frame) : ExchangeOutput;

/// <summary>To be read from the journal and answered with <see cref="ExchangeSession.Loaded"/> or <see cref="ExchangeSession.LoadFailed"/>;
/// a session asks for one at a time.</summary>
public sealed record LoadRun(Scope Scope, OriginId Origin, long AfterSeq, int MostBytes) : ExchangeOutput;

/// <summary>To be imported into the journal and answered with <see cref="ExchangeSession.Imported"/> or
/// <see cref="ExchangeSession.ImportFailed"/>; several at a time, of one chain one.</summary>
public sealed record ImportRun(ChainRun Run, string From) : ExchangeOutput;

/// <summary>The last output: the connection is to be closed.</summary>
public sealed record CloseConnection(ExchangeEnd End) : ExchangeOutput;
