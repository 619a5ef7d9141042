using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Shows;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Users;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Catalogue;

public sealed class PictureGrain(StreamServices services, IShowSchedules shows, IRights rights)
    : StreamGrain<StoredPicture>(services), IPictureGrain
{
    private ShowId Show => new(GrainKeys.Split(this.GetPrimaryKeyString())[0]);

    private string Hash => GrainKeys.Split(this.GetPrimaryKeyString())[1];

    public Task<Picture?> GetAsync() => Task.FromResult(State.Picture);

    public Task<Outcome<Picture>> PutAsync(Picture picture)
    {
        var caller = CallerOrThrow();
        // The key names no seller, so the filter cannot ask for one; and what is stored here, every laptop keeps for ever.
        if (!Caller.IsSystem && !rights.IsAdministrator(caller) && !rights.IsStaff(caller, Show))
            throw new NotAllowedException("Only sellers at the show and administrators store pictures.");
        return ExecuteAsync(
            CommandId.New(),
            [PictureEntries.Stored],
            () => PictureRules.Put(State, Show, Hash, picture, shows.Find(Show) is not null),
            _ => State.Picture!);
    }

    protected override MergeRule Rule => MergeRule.Central;

    protected override StreamName StreamOf(string key) => PictureEntries.StreamOf(Show, Hash);
}
