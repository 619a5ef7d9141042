namespace Orleans.Runtime;

/// <summary>The observers' objects that this process has given references to.</summary>
internal sealed class LocalObjects(Silo silo)
{
    public GrainId Add(IGrainObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        if (observer is GrainReference or IGrainBase)
        {
            throw new ArgumentException("Argument must not be a grain class, nor already a reference.", nameof(observer));
        }

        var id = GrainId.Create(LocalObject.Type, Guid.NewGuid().ToString("N"));
        silo.Directory.Add(id, new LocalObject(silo, observer));
        return id;
    }

    public void Remove(IGrainObserver observer)
    {
        if (observer is not GrainReference reference)
        {
            throw new ArgumentException("Argument reference is not a grain reference: pass what CreateObjectReference returned.", nameof(observer));
        }

        if (silo.Directory.TryFind(reference.GrainId, out var target) && target is LocalObject found)
        {
            found.Delete();
            silo.Directory.Remove(reference.GrainId, found);
        }
    }
}
