using System.Collections.Immutable;
using System.Text;

namespace B2BBooking.Journal.Identity;

/// <summary>What a new node is to be.</summary>
/// <param name="NodeId">Unique among the organizer's nodes, letters, digits, <c>-</c>, <c>.</c> and <c>_</c>, at most 64.</param>
/// <param name="Scopes">Scopes, or patterns with a final <c>*</c>: see <see cref="Certificate"/>.</param>
public sealed record EnrolmentRequest(string NodeId, NodeRole Role, ImmutableArray<string> Scopes, DateTimeOffset From, DateTimeOffset Until)
{
    private const int NodeIdLength = 64;

    /// <exception cref="IdentityException">Says what is wrong.</exception>
    internal void Check()
    {
        if (NodeId.Length is 0 or > NodeIdLength || !NodeId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_'))
            throw new IdentityException($"'{NodeId}' is no id of a node: use up to {NodeIdLength} letters, digits, '-', '.' and '_'.");
        if (Role == NodeRole.Root) throw new IdentityException("There is one root, which certifies itself; choose another role.");
        if (Until <= From) throw new IdentityException($"The certificate would end ({Until:u}) before it begins ({From:u}).");
        if (Scopes.IsDefaultOrEmpty) throw new IdentityException($"{NodeId} needs at least one scope.");
        foreach (var scope in Scopes)
        {
            if (scope.Length == 0 || scope.IndexOf('*') is >= 0 and var star && star != scope.Length - 1)
                throw new IdentityException($"'{scope}' is no scope: a '*' stands at its end or nowhere.");
            if (System.Text.Encoding.UTF8.GetByteCount(scope) > Entries.EntryLimits.NameBytes)
                throw new IdentityException($"The scope '{scope[..32]}…' is longer than {Entries.EntryLimits.NameBytes} bytes.");
        }
    }
}
