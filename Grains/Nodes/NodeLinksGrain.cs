using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Users;
using Orleans.Concurrency;

namespace B2BBooking.Grains.Nodes;

[StatelessWorker]
public sealed class NodeLinksGrain(NodeDescription node, INodeLinks links, IRights rights) : Grain, INodeLinksGrain
{
    public Task<ImmutableArray<LinkState>> ListAsync()
    {
        Check(node.Role == "laptop", "The links of a server are for its administrators.");
        return Task.FromResult(links.Links);
    }

    public Task<Outcome<LinkState>> CutAsync(string link)
    {
        CheckMayChange();
        return Task.FromResult(Answer(links.Cut(link), link));
    }

    public Task<Outcome<LinkState>> MendAsync(string link)
    {
        CheckMayChange();
        return Task.FromResult(Answer(links.Mend(link), link));
    }

    private static Outcome<LinkState> Answer(LinkState? state, string link) =>
        state is null ? Refusal.Of(RefusalCodes.NotFound, "link", link) : state;

    private void CheckMayChange() => Check(node is { Role: "laptop", LinksByAnyone: true }, "To cut and mend links is for administrators.");

    private void Check(bool isForAnyone, string otherwise)
    {
        if (isForAnyone || Caller.IsSystem || (Caller.Current is { } caller && rights.IsAdministrator(caller))) return;
        throw new NotAllowedException(otherwise);
    }
}
