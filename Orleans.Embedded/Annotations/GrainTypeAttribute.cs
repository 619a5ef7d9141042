using Orleans.Runtime;

namespace Orleans;

/// <summary>The stable name of a grain class in grain ids; without it, the class's name in lower case without "Grain".</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    internal GrainType GrainType { get; } = GrainType.Create(grainType);
}
