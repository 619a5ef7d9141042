using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Reports;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Shows;
using B2BBooking.Grains.Users;

namespace B2BBooking.Grains.Reports;

/// <summary>Carts and orders of the groups that the caller looks after.</summary>
public sealed class StandingsGrain(SellerReports reports, IRights rights, INames names, IShowSchedules shows) : Grain, IStandingsGrain
{
    public Task<ImmutableArray<GroupStanding>> ListAsync()
    {
        var caller = Caller.Current ?? throw new NotAllowedException("Nobody is signed in.");
        var show = new ShowId(this.GetPrimaryKeyString());
        var groups = Caller.IsSystem || rights.IsAdministrator(caller) ? rights.AllGroups : rights.GroupsOf(caller, show);
        var currency = shows.Find(show)?.Currency ?? "";
        return Task.FromResult<ImmutableArray<GroupStanding>>(
        [
            .. groups.Select(g => Standing(show, g, currency)).OrderBy(s => s.Name, StringComparer.InvariantCulture).ThenBy(s => s.Group.Value, StringComparer.Ordinal),
        ]);
    }

    private GroupStanding Standing(ShowId show, GroupId group, string currency) => reports.ReadGroup(show, group, fold => new GroupStanding(
        group,
        names.Of(group),
        fold?.CartLines ?? 0,
        new Money(fold?.CartValue ?? 0m, currency),
        fold?.Orders ?? 0,
        new Money(fold?.OrderedValue ?? 0m, currency),
        fold is null || fold.LastChange == default ? null : fold.LastChange.Wall));
}
