namespace Orleans.Runtime;

/// <summary>Base of the runtime's own exceptions.</summary>
public class OrleansException : Exception
{
    public OrleansException()
        : base("Unexpected error.")
    {
    }

    public OrleansException(string message)
        : base(message)
    {
    }

    public OrleansException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The silo is configured in a way that cannot work.</summary>
public sealed class OrleansConfigurationException(string message, Exception? innerException = null)
    : Exception(message, innerException);

/// <summary>A call was refused before it began.</summary>
public class OrleansMessageRejectionException : OrleansException
{
    internal OrleansMessageRejectionException(string message)
        : base(message)
    {
    }
}

/// <summary>The silo has not started yet, or is stopping.</summary>
public sealed class SiloUnavailableException(string msg) : OrleansMessageRejectionException(msg);

/// <summary>The observer behind a reference has gone.</summary>
public class ClientNotAvailableException : OrleansException
{
    internal ClientNotAvailableException(GrainId clientId)
        : base($"No activation for client {clientId}")
    {
    }
}
