namespace B2BBooking.Runtime.Tests;

internal interface IStringKeyGrain : IGrainWithStringKey
{
    Task<string> Key();

    Task<IStringKeyGrain> Self();

    Task<bool> IsReference(IStringKeyGrain other);

    Task<bool> PassesItselfAsReference(IStringKeyGrain other);
}

internal interface IGuidKeyGrain : IGrainWithGuidKey
{
    Task<Guid> Key();
}

internal interface IIntegerKeyGrain : IGrainWithIntegerKey
{
    Task<long> Key();
}

internal interface ICompoundKeyGrain : IGrainWithIntegerCompoundKey
{
    Task<string> Key();
}

internal sealed class StringKeyGrain : Grain, IStringKeyGrain
{
    public Task<string> Key() => Task.FromResult(this.GetPrimaryKeyString());

    public Task<IStringKeyGrain> Self() => Task.FromResult(this.AsReference<IStringKeyGrain>());

    public Task<bool> IsReference(IStringKeyGrain other) => Task.FromResult((object)other is GrainReference);

    public Task<bool> PassesItselfAsReference(IStringKeyGrain other) => other.IsReference(this);
}

internal sealed class GuidKeyGrain : Grain, IGuidKeyGrain
{
    public Task<Guid> Key() => Task.FromResult(this.GetPrimaryKey());
}

internal sealed class IntegerKeyGrain : Grain, IIntegerKeyGrain
{
    public Task<long> Key() => Task.FromResult(this.GetPrimaryKeyLong());
}

internal sealed class CompoundKeyGrain : Grain, ICompoundKeyGrain
{
    public Task<string> Key() => Task.FromResult($"{this.GetPrimaryKeyLong(out var extension)} {extension}");
}

public class ReferenceTests(SharedCluster shared) : IClassFixture<SharedCluster>
{
    private IClusterClient Client => shared.Cluster.Client;

    [Theory]
    [InlineData("plain")]
    [InlineData("show/group")]
    [InlineData("Größe+ÉTÉ %_?")]
    public async Task Key_OfAString_IsGivenToTheGrain(string key) =>
        Assert.Equal(key, await Client.GetGrain<IStringKeyGrain>(key).Key());

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public async Task Key_OfAnInteger_IsGivenToTheGrain(long key) =>
        Assert.Equal(key, await Client.GetGrain<IIntegerKeyGrain>(key).Key());

    [Fact]
    public async Task Key_OfAGuid_IsGivenToTheGrain()
    {
        var key = Guid.NewGuid();

        Assert.Equal(key, await Client.GetGrain<IGuidKeyGrain>(key).Key());
    }

    [Fact]
    public async Task Key_OfIntegerAndExtension_IsGivenToTheGrain() =>
        Assert.Equal("7 seven", await Client.GetGrain<ICompoundKeyGrain>(7, "seven", null).Key());

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Key_Blank_IsRefused(string key) =>
        Assert.ThrowsAny<ArgumentException>(() => Client.GetGrain<IStringKeyGrain>(key));

    [Fact]
    public async Task References_ToOneGrain_AreEqual()
    {
        var reference = Client.GetGrain<IStringKeyGrain>("equal");

        Assert.Equal(reference, Client.GetGrain<IStringKeyGrain>("equal"));
        Assert.Equal(reference, await reference.Self());
        Assert.NotEqual(reference, Client.GetGrain<IStringKeyGrain>("unequal"));
        Assert.Equal(reference.GetHashCode(), Client.GetGrain<IStringKeyGrain>("equal").GetHashCode());
    }

    [Fact]
    public async Task Grain_PassingItself_PassesAReference() =>
        Assert.True(await Client.GetGrain<IStringKeyGrain>("itself").PassesItselfAsReference(Client.GetGrain<IStringKeyGrain>("peer")));

    [Fact]
    public void GrainId_OfAReference_NamesTypeAndKey() =>
        Assert.Equal("stringkey/k", Client.GetGrain<IStringKeyGrain>("k").GetGrainId().ToString());
}
