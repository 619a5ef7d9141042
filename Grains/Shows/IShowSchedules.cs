using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Shows;

/// <summary>The shows that this node knows.</summary>
public interface IShowSchedules
{
    ShowDefinition? Find(ShowId show);
}
