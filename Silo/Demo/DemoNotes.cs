using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Notes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Silo.Demo.Catalogue;

namespace B2BBooking.Silo.Demo;

/// <summary>A few eNotes: some for the whole group, some private.</summary>
public sealed class DemoNotes(IGrainFactory grains, DemoCommands commands)
{
    private static readonly string[] OfGroups =
    [
        "Felt it at the stand: heavier than it looks, lovely finish. Two packs for the shop window?",
        "Ask for the display shelf, they gave us one last year.",
        "Delivery from week 36 on; not for the summer window then.",
        "Sold out in three weeks last time. Let's be braver.",
    ];

    private static readonly string[] Private =
    [
        "Compare with the one in hall 2 before deciding.",
        "Margin is thin. Only if they come down on the carton price.",
    ];

    public async Task WriteAsync(DemoGroup group, SellerCatalogue seller, int number)
    {
        var about = seller.Products[number * 7 % seller.Products.Length];
        var subject = new NoteSubject(DemoShows.Main, seller.Seller.SellerId, number % 4 == 1 ? null : about.Code);
        Caller.Set(group.Members[number % group.Members.Count].UserId);
        var shared = commands.Of("group note", group.Id);
        DemoRefusedException.Check(
            await grains.GetGrain<IGroupNotesGrain>(GrainKeys.Of(DemoShows.Main, group.GroupId)).WriteAsync(shared, new(shared.Value, subject, OfGroups[number % OfGroups.Length], [])),
            $"note of {group.Id}");
        var own = commands.Of("private note", group.Id);
        var writer = group.Members[0];
        Caller.Set(writer.UserId);
        DemoRefusedException.Check(
            await grains.GetGrain<IPrivateNotesGrain>(writer.Id).WriteAsync(own, new(own.Value, subject with { Code = about.Code }, Private[number % Private.Length], [])),
            $"note of {writer.Id}");
    }
}
