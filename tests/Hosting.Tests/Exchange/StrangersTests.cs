using System.Net;
using B2BBooking.Hosting.Exchange;

namespace B2BBooking.Hosting.Tests.Exchange;

public sealed class StrangersTests
{
    [Fact]
    public void Address_WithTooMany_IsRefused_AndOthersAreNot()
    {
        var strangers = new Strangers(most: 10, mostOfAnAddress: 2);
        using var first = strangers.Admit(IPAddress.Parse("10.0.0.1"));
        using var second = strangers.Admit(IPAddress.Parse("::ffff:10.0.0.1"));
        Assert.NotNull(first);
        Assert.NotNull(second);
        Assert.Null(strangers.Admit(IPAddress.Parse("10.0.0.1")));
        using var other = strangers.Admit(IPAddress.Parse("10.0.0.2"));
        Assert.NotNull(other);
        // Proven, and later gone: one place is free, not two.
        first.Dispose();
        first.Dispose();
        using var third = strangers.Admit(IPAddress.Parse("10.0.0.1"));
        Assert.NotNull(third);
        Assert.Null(strangers.Admit(IPAddress.Parse("10.0.0.1")));
    }

    [Fact]
    public void Network_OfIPv6_CountsAsOneAddress()
    {
        var strangers = new Strangers(most: 10, mostOfAnAddress: 1);
        using var first = strangers.Admit(IPAddress.Parse("2001:db8:1:2::3"));
        Assert.Null(strangers.Admit(IPAddress.Parse("2001:db8:1:2:ffff::4")));
        using var other = strangers.Admit(IPAddress.Parse("2001:db8:1:3::3"));
        Assert.NotNull(other);
    }

    [Fact]
    public void All_Together_AreBounded()
    {
        var strangers = new Strangers(most: 3, mostOfAnAddress: 2);
        var admitted = Enumerable.Range(1, 5).Select(i => strangers.Admit(new IPAddress([10, 0, 0, (byte)i]))).ToList();
        Assert.Equal(3, admitted.Count(a => a is not null));
        admitted[0]!.Dispose();
        Assert.NotNull(strangers.Admit(IPAddress.Loopback));
    }
}
