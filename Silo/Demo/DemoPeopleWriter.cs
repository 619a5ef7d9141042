using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Silo.Demo;

/// <summary>Writes people, groups and administrators, and gives the accounts their password.</summary>
public sealed class DemoPeopleWriter(IGrainFactory grains, DemoCommands commands, ParallelOptions together)
{
    public async Task WriteAsync()
    {
        await Parallel.ForEachAsync(DemoPeople.All, together, async (person, _) =>
        {
            Caller.Set(Caller.System);
            DemoRefusedException.Check(await grains.GetGrain<IUserGrain>(person.Id).DefineAsync(commands.Of("user", person.Id), person.Definition), $"user {person.Id}");
        });
        await Parallel.ForEachAsync(DemoPeople.Groups, together, async (group, _) => await WriteAsync(group));
        Caller.Set(Caller.System);
        var administrators = grains.GetGrain<IAdministratorsGrain>(GrainKeys.Single);
        foreach (var person in DemoPeople.Administrators)
            DemoRefusedException.Check(await administrators.GrantAsync(commands.Of("grant", person.Id), person.UserId), $"administrator {person.Id}");
    }

    /// <summary>Takes most of the fill's time: a verifier is slow to make, so that it is slow to guess. Two at a time, so that
    /// on a slow machine they wait here and not inside their calls, which have a time-out.</summary>
    public Task SetPasswordsAsync(string password)
    {
        var few = new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = together.CancellationToken };
        return Parallel.ForEachAsync(DemoPeople.All, few, async (person, _) =>
        {
            Caller.Set(Caller.System);
            DemoRefusedException.Check(await grains.GetGrain<IAccountGrain>(person.Id).SetPasswordAsync(password), $"account {person.Id}");
        });
    }

    private async Task WriteAsync(DemoGroup group)
    {
        Caller.Set(Caller.System);
        var grain = grains.GetGrain<IGroupGrain>(group.Id);
        DemoRefusedException.Check(await grain.DefineAsync(commands.Of("group", group.Id), group.Definition), $"group {group.Id}");
        foreach (var member in group.Members)
            DemoRefusedException.Check(await grain.AddMemberAsync(commands.Of("member", group.Id, member.Id), member.UserId), $"member {member.Id}");
    }
}
