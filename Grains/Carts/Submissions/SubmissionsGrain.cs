using System.Collections.Immutable;
using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Nodes;
using B2BBooking.Grains.Shows;
using B2BBooking.Grains.Users;

namespace B2BBooking.Grains.Carts.Submissions;

public sealed class SubmissionsGrain(SubmissionIndex index, IShowSchedules shows, IProducts products, INames names, NodeReplica node)
    : Grain, ISubmissionsGrain
{
    public Task<ImmutableArray<OpenSubmission>> ListAsync()
    {
        var show = new ShowId(this.GetPrimaryKeyString());
        var definition = shows.Find(show);
        var views = new CartViews(show, definition?.Currency ?? "", products, names);
        return Task.FromResult<ImmutableArray<OpenSubmission>>(
        [
            .. index.Open(show).OrderBy(open => open.Intent.Stamp).Select(open =>
            {
                var after = node.TimeOf(open.Intent.Asked!.Value.Anchor);
                var view = views.Submission(open.Intent, intent => definition is null
                    ? Timeliness.Unknown
                    : SubmissionTiming.Judge(definition.Times, definition.Close ?? CloseRule.Default, after, intent.Received));
                return new OpenSubmission(open.Group, names.Of(open.Group), view, after);
            }),
        ]);
    }
}
