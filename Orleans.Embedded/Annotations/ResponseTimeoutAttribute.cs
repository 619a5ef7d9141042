using System.Globalization;

namespace Orleans;

/// <summary>How long callers of this method wait, instead of <c>MessagingOptions.ResponseTimeout</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResponseTimeoutAttribute(string timeout) : Attribute
{
    /// <summary>The time, written as <see cref="TimeSpan.Parse(string)"/> reads it ("00:00:05").</summary>
    public TimeSpan? Timeout { get; init; } = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture);
}
