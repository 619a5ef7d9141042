namespace B2BBooking.Architecture.Tests;

/// <summary>The table of folders in the design: who may use whom.</summary>
public class DependencyTests
{
    [Theory]
    [InlineData("Orleans.Embedded", "")]
    [InlineData("Grains.Interfaces", "")]
    [InlineData("Journal", "Grains.Interfaces")]
    [InlineData("Grains", "Grains.Interfaces Journal")]
    [InlineData("WebFront", "Grains.Interfaces")]
    [InlineData("Hosting", "Grains Grains.Interfaces Journal WebFront")]
    [InlineData("Silo", "Grains Grains.Interfaces Hosting Journal WebFront")]
    [InlineData("EdgeSilo", "Grains Grains.Interfaces Hosting Journal WebFront")]
    public void Project_ReferencesOthers_OnlyThoseItMayUse(string project, string allowed)
    {
        var forbidden = Projects.ReferencesOf(project).Except(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(forbidden);
    }
}
