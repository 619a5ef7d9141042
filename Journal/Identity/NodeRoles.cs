namespace B2BBooking.Journal.Identity;

public static class NodeRoles
{
    /// <summary>Central, or a venue: it holds what all groups do at its shows, and its clock counts.</summary>
    public static bool IsServer(this NodeRole role) => role is NodeRole.Central or NodeRole.Venue;
}
