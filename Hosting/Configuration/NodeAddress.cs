using System.Diagnostics.CodeAnalysis;

namespace B2BBooking.Hosting.Configuration;

/// <summary>Where another node is reached: <c>host</c>, <c>host:port</c> or <c>http(s)://host:port</c>. Without a scheme it is http, as the
/// handshake proves both ends on plain transport too.</summary>
public readonly record struct NodeAddress
{
    public const string Expected = "addresses such as venue-a:5082 or https://booking.example.com, separated by ';', without a path";

    private NodeAddress(Uri exchange) => Exchange = exchange;

    /// <summary>The WebSocket of its exchange.</summary>
    public Uri Exchange { get; }

    public static bool TryParse(string text, [NotNullWhen(true)] out NodeAddress? address)
    {
        address = null;
        var spelled = text.Contains("://", StringComparison.Ordinal) ? text : $"http://{text}";
        if (!Uri.TryCreate(spelled, UriKind.Absolute, out var uri) || uri.PathAndQuery != "/" || uri.UserInfo.Length > 0) return false;
        if (uri.Scheme is not ("http" or "https")) return false;
        address = new(new UriBuilder(uri) { Scheme = uri.Scheme == "https" ? "wss" : "ws", Port = uri.Port, Path = "/exchange" }.Uri);
        return true;
    }

    /// <summary>As an operator writes it, in one spelling for one place.</summary>
    public override string ToString() => $"{(Exchange.Scheme == "wss" ? "https" : "http")}://{Exchange.Authority}";
}
