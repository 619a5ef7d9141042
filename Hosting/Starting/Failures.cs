using System.Net.Sockets;
using System.Text.Json;
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

    internal static string Explain(Exception exception) => exception switch
    {
        ConfigurationException or JournalException or IdentityException => exception.Message,
        IOException { InnerException: AddressInUseException } =>
            $"{exception.Message} Stop the program that uses it, or choose another address: --urls http://localhost:5090",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable or SocketError.AccessDenied } =>
            $"An address of B2B:Urls (--urls) or B2B:ListenUrls cannot be served: {exception.Message}. Choose one of this machine, such as http://*:5090, with a port that is free for you.",
        InvalidOperationException when exception.Message.StartsWith("Unable to configure HTTPS endpoint", StringComparison.Ordinal) =>
            "B2B:Urls (--urls) asks for https, and no certificate is set: name one with Kestrel:Certificates:Default:Path and :Password (environment Kestrel__Certificates__Default__Path), or serve http.",
        InvalidDataException { InnerException: FormatException { InnerException: JsonException json } } => $"{exception.Message} It is not valid JSON: {json.Message}",
        AggregateException { InnerExceptions: [var only] } => Explain(only),
        _ => exception.ToString(),
    };
}
