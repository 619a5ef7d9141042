using System.Security.Cryptography;
using System.Text;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Silo.Demo;

/// <summary>Ids of the demo's commands, each determined by the seed and what it does: filling again after an interruption
/// repeats commands, which are then answered and not repeated.</summary>
public sealed class DemoCommands(ulong seed)
{
    public ulong Seed { get; } = seed;

    public CommandId Of(params ReadOnlySpan<string> step)
    {
        var text = $"b2b demo {Seed}\n{string.Join('\n', step.ToArray())}";
        return new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16)));
    }
}
