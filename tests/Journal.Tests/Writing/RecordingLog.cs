using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Journal.Tests.Writing;

/// <summary>Keeps what is logged.</summary>
sealed class RecordingLog : ILogger
{
    private readonly ConcurrentQueue<string> _messages = [];

    public IEnumerable<string> Messages => _messages;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _messages.Enqueue(formatter(state, exception));
}
