using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Journal.Tests.Replication;

public sealed class IntroductionsTests : IDisposable
{
    private readonly Organizer _organizer = new();

    public void Dispose() => _organizer.Dispose();

    [Fact]
    public void Node_ThatIntroducesItselfWithoutEnd_IsRefusedByName_AndOthersAreNot()
    {
        var (hostile, other) = (_organizer.Laptop("laptop-1", "spring-2027/group/*"), _organizer.Laptop("laptop-2", "spring-2027/group/*"));
        var introductions = new Introductions(hostile.Root, _ => null, mostStarts: 3);
        var first = Start(hostile);
        foreach (var start in new[] { first, Start(hostile), Start(hostile) }) Assert.NotNull(introductions.Introduce(start));
        Assert.Contains("laptop-1", Assert.Throws<IdentityException>(() => introductions.Introduce(Start(hostile))).Message, StringComparison.Ordinal);
        // What is known goes on, and so does whoever else starts.
        Assert.Null(introductions.Introduce(first));
        Assert.NotNull(introductions.Introduce(Start(other)));
    }

    private static Incarnation Start(NodeIdentity node) => Incarnation.Sign(node, new OriginId(Guid.NewGuid()), DateTimeOffset.UtcNow);
}
