using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Carts;

/// <summary>What servers do about the submissions of a cart that were asked for away from central.</summary>
[KeyedBy(KeyLayout.ShowGroup), Alias("ICartSubmissionsGrain")]
public interface ICartSubmissionsGrain : IGrainWithStringKey
{
    /// <summary>Writes the receipts that are missing; on central, decides what can be decided.</summary>
    [Allow(Roles.System), Alias("Attend")]
    Task AttendAsync();

    /// <summary>Makes the orders of a submission that came about the close, in the name of who asked for it.</summary>
    [Allow(Roles.Administrator), Alias("Honour")]
    Task<Outcome<SubmissionView>> HonourAsync(CommandId command, Guid submission);

    [Allow(Roles.Administrator), Alias("Decline")]
    Task<Outcome<SubmissionView>> DeclineAsync(CommandId command, Guid submission, string reason);
}
