using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;
using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Hosting.Configuration;

namespace B2BBooking.Hosting.Exchange;

/// <summary>Opens WebSockets to other nodes, and says what stands there where it is none.</summary>
static class Dialer
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(5);

    // Redirects are not followed: they lead to somebody's page, never to a node.
    private static readonly HttpMessageInvoker Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.Zero });

    /// <exception cref="DialFailedException">Says what is at the address instead of a node.</exception>
    public static async Task<WebSocket> ConnectAsync(NodeAddress address, CancellationToken cancel)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(ExchangeEndpoint.Protocol);
        socket.Options.CollectHttpResponseDetails = true;
        // The exchange has its own heartbeat, and its frames are compressed.
        socket.Options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Within);
        try
        {
            await socket.ConnectAsync(address.Exchange, Http, limit.Token);
            return socket;
        }
        catch (Exception e) when (e is WebSocketException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            var reason = Explain(e, socket.HttpStatusCode, socket.HttpResponseHeaders);
            socket.Dispose();
            throw new DialFailedException(reason);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static LinkReason Explain(Exception failure, HttpStatusCode status, IReadOnlyDictionary<string, IEnumerable<string>>? headers)
    {
        if (failure is OperationCanceledException) return LinkReason.Of(LinkReasons.Unreachable, $"no answer within {Within.TotalSeconds:0} s");
        if (status != 0) return ByAnswer((int)status, Header(headers, "Location"));
        for (var cause = failure.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationException) return LinkReason.Of(LinkReasons.Tls, cause.Message);
            if (cause is SocketException) return LinkReason.Of(LinkReasons.Unreachable, cause.Message);
        }

        return failure.InnerException is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } tls
            ? LinkReason.Of(LinkReasons.Tls, tls.Message)
            : LinkReason.Of(LinkReasons.NotANode, (failure.InnerException ?? failure).Message);
    }

    /// <summary>A guest network answers in place of everyone: with its page, or a redirect to it (RFC 6585 names 511 for that).</summary>
    private static LinkReason ByAnswer(int status, string? location) => status switch
    {
        >= 300 and < 400 => LinkReason.Of(LinkReasons.CaptivePortal, $"a redirect to {location ?? "elsewhere"}"),
        511 => LinkReason.Of(LinkReasons.CaptivePortal, "status 511"),
        >= 200 and < 300 => LinkReason.Of(LinkReasons.CaptivePortal, "a page"),
        // Of a node that has too much to do or stops, or of whatever stands before one: either way it may be had again.
        503 => LinkReason.Of(LinkReasons.Unreachable, "it takes no connections now, HTTP status 503"),
        _ => LinkReason.Of(LinkReasons.NotANode, $"HTTP status {status}"),
    };

    private static string? Header(IReadOnlyDictionary<string, IEnumerable<string>>? headers, string name) =>
        headers is not null && headers.TryGetValue(name, out var values) ? values.FirstOrDefault() : null;
}

/// <summary>There is no node at the address, or none that can be reached.</summary>
/// <remarks>The message says what to do, in English, for the log.</remarks>
sealed class DialFailedException(LinkReason reason) : Exception(WhatToDo(reason))
{
    public LinkReason Reason { get; } = reason;

    private static string WhatToDo(LinkReason reason) => (Found: string.Join(", ", reason.Arguments), reason.Code) switch
    {
        (var found, LinkReasons.Unreachable) => $"nobody answers ({found}). Check the address, the cable, and whether that node runs. It is tried again by itself",
        (var found, LinkReasons.CaptivePortal) => $"{found} answers instead of a node. If the network asks for a sign-in, open any page in the browser and sign in; else check the address",
        (var found, LinkReasons.Tls) => $"no secure connection comes about ({found}). Check the server's TLS certificate, and whether its address begins with https",
        var (found, _) => $"what answers is no node of B2B-Booking ({found}). Check the address",
    };
}
