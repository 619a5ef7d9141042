using System.Collections.Immutable;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Exchange.Tests.Support;

/// <summary>An organizer who certifies nodes.</summary>
sealed class Organizer
{
    public static readonly DateTimeOffset Now = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public const string Acme = "spring-2027/group/acme";
    public const string Other = "spring-2027/group/other";
    public const string Public = "spring-2027/public";

    private readonly NodeKey _key = NodeKey.Create();

    public Organizer() => Root = Certificate.SelfSigned(_key, "organizer", Now.AddYears(-1), Now.AddYears(10));

    public Certificate Root { get; }

    public NodeIdentity Central(string name = "central") => Node(name, NodeRole.Central, ["*"]);

    public NodeIdentity Venue(string name = "venue-a") => Node(name, NodeRole.Venue, ["*"]);

    public NodeIdentity Laptop(string name, params string[] scopes) => Node(name, NodeRole.Laptop, [.. scopes]);

    public NodeIdentity Node(string name, NodeRole role, ImmutableArray<string> scopes, DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        var key = NodeKey.Create();
        var certificate = Root.Issue(_key, name, role, scopes, from ?? Now.AddDays(-1), until ?? Now.AddYears(1), key.PublicKey);
        return new NodeIdentity(key, new CertificateChain([certificate]), Root);
    }
}
