namespace B2BBooking.Journal.Identity;

/// <summary>Who this node is: its key, its certificates, and the root that it believes.</summary>
public sealed record NodeIdentity(NodeKey Key, CertificateChain Chain, Certificate Root) : IDisposable
{
    public string NodeId => Chain.Node.Subject;

    /// <exception cref="IdentityException">Key and certificates do not belong together, or are not valid at that time.</exception>
    public void Verify(DateTimeOffset at)
    {
        if (!Key.PublicKey.Equals(Chain.Node.PublicKey))
            throw new IdentityException($"The node's key is not the one that its certificate ({NodeId}) names. Put back the two files that belong together.");
        Chain.Verify(Root, at);
    }

    public void Dispose() => Key.Dispose();
}
