using B2BBooking.Hosting.Configuration;
using B2BBooking.Journal;
using B2BBooking.Journal.Identity;
using Microsoft.AspNetCore.Connections;

namespace B2BBooking.Hosting.Starting;

/// <summary>Why the program ends, for the person who started it: what is wrong and what to do; the rest is a fault of ours,
/// with its stack.</summary>
public static class Failures
{
    public static async Task<int> ReportAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(Explain(e));
            return 1;
        }
    }

    private static string Explain(Exception exception) => exception switch
    {
        ConfigurationException or JournalException or IdentityException => exception.Message,
        IOException { InnerException: AddressInUseException } =>
            $"{exception.Message} Stop the program that uses it, or choose another address: --urls http://localhost:5090",
        AggregateException { InnerExceptions: [var only] } => Explain(only),
        _ => exception.ToString(),
    };
}
