
namespace Orleans.Runtime;

/// <summary>
/// A grain's or observer's address with a proxy's behaviour. Proxies derive from it; see <c>Proxies/</c>.
/// </summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    /// <summary>What the last call found. Only a hint: a target that has ended refuses the call and is looked up anew.</summary>
    private CallTarget? _target;

    internal GrainReference(Silo silo, GrainId grainId)
    {
        Silo = silo;
        GrainId = grainId;
    }

    public GrainId GrainId { get; }

    public virtual GrainInterfaceType InterfaceType => default;

    public string InterfaceName => InterfaceType.ToString();

    internal Silo Silo { get; }

    public virtual TGrainInterface Cast<TGrainInterface>()
        where TGrainInterface : IAddressable => this.AsReference<TGrainInterface>();

    public bool Equals(GrainReference? other) => other is not null && GrainId.Equals(other.GrainId);

    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    public override int GetHashCode() => GrainId.GetHashCode();

    public sealed override string ToString() => $"GrainReference:{GrainId}:{InterfaceType}";

    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) =>
        reference1?.Equals(reference2) ?? reference2 is null;

    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) => !(reference1 == reference2);

    internal Task<T> Send<T>(TaskCall<T> call)
    {
        Silo.Dispatcher.Send(this, call);
        return call.Task;
    }

    internal ValueTask<T> Send<T>(ValueTaskCall<T> call)
    {
        Silo.Dispatcher.Send(this, call);
        return call.ValueTask;
    }

    internal ValueTask SendVoid(ValueTaskCall<Nothing> call)
    {
        Silo.Dispatcher.Send(this, call);
        return call.VoidValueTask;
    }

    internal void SendOneWay(OneWayCall call) => Silo.Dispatcher.Send(this, call);

    internal void Post(GrainCall call)
    {
        var target = _target;
        while (target is null || !target.TryPost(call))
        {
            _target = target = Silo.Directory.Find(GrainId);
        }
    }
}
