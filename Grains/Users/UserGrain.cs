using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Users;

public sealed class UserGrain(StreamServices services) : ProjectedStreamGrain<User>(services), IUserGrain
{
    private UserId Id => new(this.GetPrimaryKeyString());

    private UserView? View => State.Definition is { } definition ? new UserView(Id, definition) : null;

    public Task<UserView?> GetAsync() => Task.FromResult(View);

    public Task<Outcome<UserView>> DefineAsync(CommandId command, UserDefinition definition) =>
        ExecuteVisiblyAsync(command, [UserEntries.Defined], () => UserRules.Define(State, Id, definition), () => View!);

    public Task<Outcome<UserView>> ChooseLanguageAsync(CommandId command, string language) =>
        ExecuteVisiblyAsync(command, [UserEntries.Defined], () => UserRules.ChooseLanguage(State, Id, language), () => View!);

    protected override MergeRule Rule => MergeRule.Central;

    protected override StreamName StreamOf(string key) => UserEntries.StreamOf(new UserId(key));
}
