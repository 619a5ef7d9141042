using B2BBooking.Grains.Interfaces.Access;

namespace B2BBooking.Grains.Interfaces.Streams;

/// <summary>What a grain that follows the journal is also called by. Only the node itself calls it, with the system as caller.</summary>
[KeyedBy(KeyLayout.Any), Allow(Roles.System), Alias("IStreamFollower")]
public interface IStreamFollower : IGrainWithStringKey
{
    /// <summary>Entries have arrived that the grain may not know: it reads them, in a turn of its own.</summary>
    [Alias("Moved")]
    Task MovedAsync();
}
