using System.Security.Cryptography;
using System.Text;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Imports;

/// <summary>Ids of the commands by which a preview is carried out: the same for the same part of it, so that a commit that
/// was broken off and is repeated repeats nothing.</summary>
public static class ImportCommands
{
    public static CommandId Of(Guid preview, string part) =>
        new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{preview:N}/{part}")).AsSpan(0, 16)));
}
