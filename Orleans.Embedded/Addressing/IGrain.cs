using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>What can be called by reference: grains and observers.</summary>
    public interface IAddressable;
}

namespace Orleans
{
    /// <summary>Base of all grain interfaces.</summary>
    public interface IGrain : IAddressable;

    public interface IGrainWithGuidKey : IGrain;

    public interface IGrainWithIntegerKey : IGrain;

    public interface IGrainWithStringKey : IGrain;

    public interface IGrainWithGuidCompoundKey : IGrain;

    public interface IGrainWithIntegerCompoundKey : IGrain;

    /// <summary>Base of interfaces through which grains notify others.</summary>
    public interface IGrainObserver : IAddressable;
}
