using System.CommandLine;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Silo.Enrolling;

/// <summary><c>b2b organizer init FOLDER</c>: for organizers who make their root key before the first central node, on another machine.</summary>
static class OrganizerCommand
{
    private static readonly Argument<DirectoryInfo> Folder = new("FOLDER") { Description = "Where root.key and root.cert go; a medium that is kept offline" };

    private static readonly Option<string> Name = new("--name") { Description = "What the root certificate calls the organizer", DefaultValueFactory = _ => "organizer", HelpName = "NAME" };

    public static Command Create()
    {
        var init = new Command("init", "Make the organizer's root key, which certifies all nodes") { Folder, Name };
        init.SetAction(Init);
        return new Command("organizer", "The organizer's root key") { init };
    }

    private static int Init(ParseResult parsed)
    {
        var folder = parsed.GetRequiredValue(Folder).FullName;
        var root = Enrolment.CreateOrganizer(folder, parsed.GetRequiredValue(Name), DateTimeOffset.UtcNow);
        Console.WriteLine($"The root key of '{root.Subject}' is in {folder}, valid until {root.NotAfter:yyyy-MM-dd}.");
        Console.WriteLine("Keep it offline, with a copy in a second safe place. Next: b2b enrol central --role central --organizer FOLDER --out data/identity");
        return 0;
    }
}
