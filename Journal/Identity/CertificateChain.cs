using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Journal.Identity;

/// <summary>Certificates from a node's own up to the one that the organizer's root signed.</summary>
public sealed record CertificateChain(ImmutableArray<Certificate> Certificates)
{
    public Certificate Node => Certificates[0];

    /// <summary>Proves the chain: each certificate is signed by the next and the last by the root, all are valid at that time,
    /// issuers are of a role that may issue, and none gives scopes that its issuer lacks.</summary>
    /// <exception cref="IdentityException">Says which certificate fails, and why.</exception>
    public void Verify(Certificate root, DateTimeOffset at)
    {
        if (Certificates.IsDefaultOrEmpty) throw new IdentityException("The chain holds no certificate.");
        if (root.Role != NodeRole.Root || !root.IsSignedBy(root)) throw new IdentityException($"The certificate of {root.Subject} is no root certificate.");
        for (var i = 0; i < Certificates.Length; i++) Verify(Certificates[i], i + 1 < Certificates.Length ? Certificates[i + 1] : root, at);
        if (!root.IsValidAt(at)) throw Expired(root, at);
    }

    /// <summary>The time nearest to this one at which all these certificates hold.</summary>
    public DateTimeOffset Within(Certificate root, DateTimeOffset time)
    {
        var (from, until) = (root.NotBefore, root.NotAfter);
        foreach (var certificate in Certificates)
        {
            if (certificate.NotBefore > from) from = certificate.NotBefore;
            if (certificate.NotAfter < until) until = certificate.NotAfter;
        }

        return time < from ? from : time > until ? until : time;
    }

    /// <summary>The first certificate that does not hold at that time, or null.</summary>
    public Certificate? NotValidAt(Certificate root, DateTimeOffset at) => Certificates.Append(root).FirstOrDefault(c => !c.IsValidAt(at));

    private static void Verify(Certificate certificate, Certificate issuer, DateTimeOffset at)
    {
        if (!certificate.IsSignedBy(issuer)) throw new IdentityException($"The certificate of {certificate.Subject} is not signed by {issuer.Subject}.");
        if (!certificate.IsValidAt(at)) throw Expired(certificate, at);
        if (issuer.Role is not (NodeRole.Root or NodeRole.Enrolment)) throw new IdentityException($"{issuer.Subject} is {issuer.Role} and may not issue certificates.");
        if (certificate.Role == NodeRole.Root || (issuer.Role == NodeRole.Enrolment && certificate.Role != NodeRole.Laptop))
            throw new IdentityException($"{issuer.Subject} may not make {certificate.Subject} a node of role {certificate.Role}.");
        foreach (var scope in certificate.Scopes)
        {
            if (!issuer.Covers(new Scope(scope))) throw new IdentityException($"{issuer.Subject} may not give {certificate.Subject} the scopes {scope}.");
        }
    }

    private static IdentityException Expired(Certificate certificate, DateTimeOffset at) =>
        new($"The certificate of {certificate.Subject} is valid from {certificate.NotBefore:u} until {certificate.NotAfter:u}, and it is {at:u}. Check the clock, or enrol {certificate.Subject} anew.");
}
