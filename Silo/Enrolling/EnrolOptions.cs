using System.Collections.Immutable;
using System.CommandLine;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Silo.Enrolling;

/// <summary>What the operator says of a node to be enrolled, checked.</summary>
sealed record EnrolOptions(
    string Name, NodeRole Role, string Organizer, string Out, int Days, ShowId? Show, GroupId? Group, SellerId? Seller,
    ImmutableArray<string> Scopes, ImmutableArray<UserId> Users, Uri? Server, string Administrator)
{
    private static readonly Argument<string> NameArgument = new("NAME") { Description = "The node's id, such as venue-a or laptop-7" };
    private static readonly Option<string> RoleOption = new("--role") { Description = "venue, laptop or central", Required = true, HelpName = "ROLE" };
    private static readonly Option<DirectoryInfo> OrganizerOption = new("--organizer") { Description = "Folder with root.key and root.cert, such as data/identity of the central node", Required = true, HelpName = "FOLDER" };
    private static readonly Option<DirectoryInfo> OutOption = new("--out") { Description = "Folder to make, for --identity of the new node", Required = true, HelpName = "FOLDER" };
    private static readonly Option<int> DaysOption = new("--days") { Description = "How long the certificate holds", DefaultValueFactory = _ => 60, HelpName = "N" };
    private static readonly Option<string?> ShowOption = new("--show") { Description = "The show of a laptop; a venue without one serves all shows", HelpName = "SHOW" };
    private static readonly Option<string?> GroupOption = new("--group") { Description = "The client group whose laptop it is", HelpName = "GROUP" };
    private static readonly Option<string?> SellerOption = new("--seller") { Description = "The seller whose shared laptop it is", HelpName = "SELLER" };
    private static readonly Option<string[]> ScopesOption = new("--scopes") { Description = "Further scopes, e.g. of a second group", HelpName = "SCOPE", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> UsersOption = new("--users") { Description = "The laptop's users, separated by commas [default: asked of the central node: its members or staff]", HelpName = "USERS" };
    private static readonly Option<string?> ServerOption = new("--server") { Description = "Ask the central node that runs at this address, instead of opening its data folder", HelpName = "ADDRESS" };
    private static readonly Option<string> AdministratorOption = new("--administrator") { Description = "With --server: who asks; the password is asked for, or read from the standard input", DefaultValueFactory = _ => "admin", HelpName = "USER" };

    public string RoleWord => Role.ToString().ToLowerInvariant();

    public bool NeedsUsers => Role == NodeRole.Laptop;

    public static void AddTo(Command command)
    {
        command.Arguments.Add(NameArgument);
        foreach (var option in new Option[]
                 {
                     RoleOption, OrganizerOption, OutOption, ShowOption, GroupOption, SellerOption, UsersOption, ServerOption, AdministratorOption, ScopesOption, DaysOption,
                 })
            command.Options.Add(option);
    }

    /// <exception cref="ConfigurationException">Names each option that does not fit.</exception>
    public static EnrolOptions Read(ParseResult parsed)
    {
        var check = new EnrolCheck();
        var options = new EnrolOptions(
            check.Id("NAME", parsed.GetRequiredValue(NameArgument)) ?? "",
            check.Role(parsed.GetRequiredValue(RoleOption)),
            parsed.GetRequiredValue(OrganizerOption).FullName,
            parsed.GetRequiredValue(OutOption).FullName,
            check.Days(parsed.GetValue(DaysOption)),
            check.Id("--show", parsed.GetValue(ShowOption)) is { } show ? new ShowId(show) : null,
            check.Id("--group", parsed.GetValue(GroupOption)) is { } group ? new GroupId(group) : null,
            check.Id("--seller", parsed.GetValue(SellerOption)) is { } seller ? new SellerId(seller) : null,
            [.. parsed.GetValue(ScopesOption) ?? []],
            check.Users(parsed.GetValue(UsersOption)),
            check.Server(parsed.GetValue(ServerOption)),
            parsed.GetRequiredValue(AdministratorOption));
        check.Together(options);
        check.ThrowIfAny();
        return options;
    }

    public ImmutableArray<string> ScopesFor(ImmutableArray<UserId> users) =>
    [
        .. Role switch
        {
            NodeRole.Laptop when Group is { } group => Enrolment.ScopesOfGroupLaptop(Show!.Value, group, users),
            NodeRole.Laptop => Enrolment.ScopesOfSellerLaptop(Show!.Value, Seller!.Value, users),
            NodeRole.Venue when Show is { } show => [$"{show}/*", "group/*", "user/*", Scope.Admin.Value],
            _ => ["*"],
        },
        .. Scopes,
    ];
}
