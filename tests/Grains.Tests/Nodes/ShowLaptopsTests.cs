using B2BBooking.Grains.Interfaces.Reports;
using B2BBooking.Grains.Nodes;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Nodes;

public sealed class ShowLaptopsTests
{
    [Fact]
    public void Completeness_WithSomeSilent_NamesTheLongestSilence()
    {
        var heard = new[] { Now, Now.AddSeconds(-60), Now.AddSeconds(-61), Now.AddMinutes(-4) };
        Assert.Equal(new ReportCompleteness(4, 2, Now.AddMinutes(-4)), ShowLaptops.Of(heard, Now));
    }

    [Fact]
    public void Completeness_WithAllHeard_HasNoOldest() =>
        Assert.Equal(new ReportCompleteness(2, 2, null), ShowLaptops.Of([Now, Now.AddSeconds(-30)], Now));
}
