using B2BBooking.Grains.Groups;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Imports;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Sellers;
using B2BBooking.Grains.Shows;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Users;

namespace B2BBooking.Grains.Imports;

/// <summary>Reads files beside the grains' threads; what it carries out goes through the same grains as the pages use.</summary>
public sealed class PeopleImportGrain(
    StreamServices services, IShowSchedules shows, GroupIndex groups, SellerIndex sellers, UserDirectory users) : Grain, IPeopleImportGrain
{
    private readonly Previews<Plan> _previews = new();

    private ShowId Show => new(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken) => services.Feed.CaughtUp.WaitAsync(cancellationToken);

    public async Task<Outcome<ImportPreview>> PreviewAsync(ImportFile file)
    {
        var show = Show;
        if (shows.Find(show) is null) return Refusal.Of(RefusalCodes.NotFound, "show", show.Value);
        var read = await Task.Run(() =>
        {
            var table = TableFile.Read(file);
            return table.Ok ? PeopleRows.Read(table.Value, show, groups, sellers, users) : table.Refusal;
        });
        if (read.Refusal is { } unreadable) return unreadable;
        var draft = read.Value!;
        var preview = new ImportPreview(Guid.NewGuid(), draft.Rows, draft.IgnoredColumns);
        _previews.Keep(preview.PreviewId, new Plan(preview, draft), services.Time.GetUtcNow());
        DelayDeactivation(ImportLimits.PreviewKept);
        return preview;
    }

    public async Task<Outcome<ImportPreview>> CommitAsync(Guid previewId)
    {
        if (_previews.Find(previewId, services.Time.GetUtcNow()) is not { } plan) return Refusal.Of(RefusalCodes.PreviewExpired);
        if (plan.Draft is not { } draft) return plan.Preview;
        var refused = new Dictionary<int, Refusal>();
        for (var i = 0; i < draft.Steps.Length; i++)
        {
            var step = draft.Steps[i];
            if (refused.ContainsKey(step.Row)) continue;
            if (await CarryOutAsync(step, ImportCommands.Of(previewId, $"{i}")) is { } refusal) refused.Add(step.Row, refusal);
        }

        var preview = plan.Preview with { Rows = [.. plan.Preview.Rows.Select(row => After(row, refused))] };
        _previews.Replace(previewId, new Plan(preview, Draft: null));
        return preview;
    }

    private async Task<Refusal?> CarryOutAsync(PeopleStep step, CommandId command) => step switch
    {
        DefineGroupStep s => (await GrainFactory.GetGrain<IGroupGrain>(s.Group.Value).DefineAsync(command, s.Definition)).Refusal,
        DefineSellerStep s => (await GrainFactory.GetGrain<ISellerGrain>(GrainKeys.Of(Show, s.Seller)).DefineAsync(command, s.Definition)).Refusal,
        DefineUserStep s => (await GrainFactory.GetGrain<IUserGrain>(s.User.Value).DefineAsync(command, s.Definition)).Refusal,
        SetPasswordStep s => (await GrainFactory.GetGrain<IAccountGrain>(s.User.Value).SetPasswordAsync(s.Password)).Refusal,
        AddMemberStep s => (await GrainFactory.GetGrain<IGroupGrain>(s.Group.Value).AddMemberAsync(command, s.User)).Refusal,
        AddStaffStep s => (await GrainFactory.GetGrain<IStaffGrain>(GrainKeys.Of(Show, s.Seller)).AddStaffAsync(command, s.User)).Refusal,
        AssignStep s => (await GrainFactory.GetGrain<IStaffGrain>(GrainKeys.Of(Show, s.Seller)).AssignAsync(command, s.User, s.Groups)).Refusal,
        GrantStep s => (await GrainFactory.GetGrain<IAdministratorsGrain>(GrainKeys.Single).GrantAsync(command, s.User)).Refusal,
        _ => throw new InvalidOperationException($"{step.GetType().Name} is not carried out."),
    };

    private static ImportRow After(ImportRow row, Dictionary<int, Refusal> refused) =>
        refused.TryGetValue(row.Row, out var refusal) ? row with { Verdict = RowVerdict.Refused, Problems = [refusal] } : row;

    /// <summary>A preview and what it would do; nothing more once it was carried out.</summary>
    private sealed record Plan(ImportPreview Preview, PeopleDraft? Draft);
}
