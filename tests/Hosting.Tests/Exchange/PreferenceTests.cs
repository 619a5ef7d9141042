using B2BBooking.Hosting.Exchange;

namespace B2BBooking.Hosting.Tests.Exchange;

public sealed class PreferenceTests
{
    [Fact]
    public void IsNeeded_TheFirstAlways_ALaterOneOnlyWhileAllBeforeHaveFailed()
    {
        var preference = new Preference(3);
        Assert.Equal([true, false, false], Needed(preference));
        preference.Set(1, failed: true);
        Assert.Equal([true, false, false], Needed(preference));
        preference.Set(0, failed: true);
        Assert.Equal([true, true, true], Needed(preference));
        preference.Set(1, failed: false);
        Assert.Equal([true, true, false], Needed(preference));
        preference.Set(0, failed: false);
        Assert.Equal([true, false, false], Needed(preference));
    }

    [Fact]
    public void Set_TellsOfAChangeAlone()
    {
        var preference = new Preference(2);
        var told = 0;
        preference.Changed += () => told++;
        preference.Set(0, failed: false);
        Assert.Equal(0, told);
        preference.Set(0, failed: true);
        preference.Set(0, failed: true);
        Assert.Equal(1, told);
    }

    private static bool[] Needed(Preference preference) => [.. Enumerable.Range(0, 3).Select(preference.IsNeeded)];
}
