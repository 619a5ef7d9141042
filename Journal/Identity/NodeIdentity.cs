using System.Collections.Immutable;

namespace B2BBooking.Journal.Identity;

/// <summary>Who this node is: its key, its certificates, and the root that it believes.</summary>
public sealed record NodeIdentity(NodeKey Key, CertificateChain Chain, Certificate Root) : IDisposable
{
    public string NodeId => Chain.Node.Subject;

    /// <summary>Keys that this node had before it was enrolled anew: they sign for what was written then.</summary>
    public ImmutableArray<NodeKey> FormerKeys { get; init; } = [];

    /// <summary>Proves that these belong together. Whether they hold now is for whoever exchanges with this node
    /// (<see cref="ProblemAt"/>): without valid certificates a node still serves its users.</summary>
    /// <exception cref="IdentityException">Key and certificates do not belong together, or were valid at no time.</exception>
    public void Verify()
    {
        if (!Key.PublicKey.Equals(Chain.Node.PublicKey))
            throw new IdentityException($"The node's key is not the one that its certificate ({NodeId}) names. Put back the two files that belong together.");
        Chain.Verify(Root, Chain.Within(Root, DateTimeOffset.MinValue));
    }

    /// <summary>Why no other node takes this one at that time, and what to do; null where its certificates hold.</summary>
    public string? ProblemAt(DateTimeOffset at) => Chain.NotValidAt(Root, at) is not { } certificate
        ? null
        : $"The certificate of {certificate.Subject} is valid from {certificate.NotBefore:u} until {certificate.NotAfter:u}, and by this machine's clock it is {at:u}. Set the clock if it is wrong, else enrol {NodeId} anew and start it with the same data folder.";

    public void Dispose()
    {
        Key.Dispose();
        foreach (var key in FormerKeys) key.Dispose();
    }
}
