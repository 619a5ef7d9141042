using System.Collections.Immutable;
using B2BBooking.Grains.Groups;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Imports;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Sellers;
using B2BBooking.Grains.Users;
using B2BBooking.Grains.Values;

namespace B2BBooking.Grains.Imports;

/// <summary>Turns the rows of a people file into commands. A row may name groups, sellers and people of other rows,
/// wherever they stand; columns that are not in the file leave what is known as it is.</summary>
public sealed class PeopleRows
{
    private const int ShortestPassword = 8;
    private const int LongestPassword = 128;

    private readonly Table _table;
    private readonly HeaderMap _map;
    private readonly ShowId _show;
    private readonly GroupIndex _groups;
    private readonly SellerIndex _sellers;
    private readonly UserDirectory _users;

    private readonly Dictionary<(PeopleType, string, string), int> _firstRows = [];
    private readonly HashSet<string> _newGroups = [];
    private readonly HashSet<string> _newSellers = [];
    private readonly Dictionary<string, (UserDefinition Definition, int Row)> _newUsers = [];

    private PeopleRows(Table table, HeaderMap map, ShowId show, GroupIndex groups, SellerIndex sellers, UserDirectory users) =>
        (_table, _map, _show, _groups, _sellers, _users) = (table, map, show, groups, sellers, users);

    public static Outcome<PeopleDraft> Read(Table table, ShowId show, GroupIndex groups, SellerIndex sellers, UserDirectory users)
    {
        var mapped = PeopleColumns.Headers.Map(table);
        if (mapped.Refusal is { } refusal) return refusal;
        var map = mapped.Value!;
        var missing = new[] { PeopleColumns.Type, PeopleColumns.Id }.Where(field => !map.Has(field)).ToArray();
        return missing.Length > 0
            ? Refusal.Of(RefusalCodes.MissingColumns, string.Join(", ", missing))
            : new PeopleRows(table, map, show, groups, sellers, users).Read();
    }

    private PeopleDraft Read()
    {
        var read = new Dictionary<int, ImportRow>();
        var steps = new List<PeopleStep>();
        // Groups and sellers first, then people: a row may name what stands further down.
        foreach (var row in _table.Rows.Where(row => !row.IsBlank).OrderBy(row => TypeOf(row) is PeopleType.Group or PeopleType.Seller ? 0 : 1))
        {
            var own = new List<PeopleStep>();
            var refusal = _map.ProblemOf(row) ?? Read(row, own);
            var verdict = refusal is not null ? RowVerdict.Refused : own.Count == 0 ? RowVerdict.Unchanged : IsNew(row) ? RowVerdict.Add : RowVerdict.Change;
            if (refusal is null) steps.AddRange(own);
            read.Add(row.Number, new ImportRow(row.Number, verdict, Text(row, PeopleColumns.Id), refusal is null ? [] : [refusal]));
        }

        return new PeopleDraft([.. read.Values.OrderBy(row => row.Row)], [.. steps.OrderBy(step => step.Order)], [.. _map.Ignored]);
    }

    private Refusal? Read(TableRow row, List<PeopleStep> steps)
    {
        if (TypeOf(row) is not { } type)
            return Check.Bad(PeopleColumns.Type, Text(row, PeopleColumns.Type), "group, seller, member, staff, representative or administrator");
        var id = Text(row, PeopleColumns.Id);
        if (Check.Id(PeopleColumns.Id, id) is { } badId) return badId;
        var place = type switch
        {
            PeopleType.Member => Text(row, PeopleColumns.Group),
            PeopleType.Staff or PeopleType.Representative => Text(row, PeopleColumns.Seller),
            _ => "",
        };
        if (!_firstRows.TryAdd((type, id, place), row.Number))
            return Check.Bad(PeopleColumns.Id, id, $"each once: row {_firstRows[(type, id, place)]} says this already");
        return type switch
        {
            PeopleType.Group => ReadGroup(row, new GroupId(id), steps),
            PeopleType.Seller => ReadSeller(row, new SellerId(id), steps),
            _ => ReadUser(row, new UserId(id), steps) ?? ReadRole(row, type, new UserId(id), steps),
        };
    }

    private Refusal? ReadGroup(TableRow row, GroupId id, List<PeopleStep> steps)
    {
        var known = _groups.Find(id)?.Definition ?? new GroupDefinition("", "", "", "", "", "");
        var wanted = new GroupDefinition(
            Text(row, PeopleColumns.Name, known.Name), Text(row, PeopleColumns.Street, known.Street), Text(row, PeopleColumns.PostalCode, known.PostalCode),
            Text(row, PeopleColumns.City, known.City), Text(row, PeopleColumns.Country, known.Country), Text(row, PeopleColumns.CustomerNumber, known.CustomerNumber));
        if (GroupRules.Define(new Group(), id, wanted).Refusal is { } refusal) return refusal;
        _newGroups.Add(id.Value);
        if (wanted != known) steps.Add(new DefineGroupStep(row.Number, id, wanted));
        return null;
    }

    private Refusal? ReadSeller(TableRow row, SellerId id, List<PeopleStep> steps)
    {
        var known = _sellers.Find(_show, id) ?? new SellerDefinition("", "", "", "", "", null);
        var wanted = known with
        {
            Name = Text(row, PeopleColumns.Name, known.Name),
            Description = Text(row, PeopleColumns.Description, known.Description),
            Stand = Text(row, PeopleColumns.Stand, known.Stand),
            Email = Text(row, PeopleColumns.Email, known.Email),
            Phone = Text(row, PeopleColumns.Phone, known.Phone),
        };
        if (SellerRules.Define(new Seller(), _show, id, wanted, showExists: true, mayAppear: true).Refusal is { } refusal) return refusal;
        _newSellers.Add(id.Value);
        if (wanted != known) steps.Add(new DefineSellerStep(row.Number, id, wanted));
        return null;
    }

    private Refusal? ReadUser(TableRow row, UserId id, List<PeopleStep> steps)
    {
        var other = _newUsers.GetValueOrDefault(id.Value);
        var known = other.Definition ?? _users.Find(id)?.Definition;
        var start = known ?? new UserDefinition("", "", "en");
        var wanted = new UserDefinition(
            Filled(row, PeopleColumns.Name, start.Name), Filled(row, PeopleColumns.Email, start.Email),
            Filled(row, PeopleColumns.Language, start.Language).ToLowerInvariant());
        if (UserRules.Define(new User(), id, wanted).Refusal is { } refusal) return refusal;
        if (other.Definition is not null && wanted != other.Definition)
            return Check.Bad(PeopleColumns.Id, id.Value, $"the same name, e-mail and language as in row {other.Row}, or none");
        var password = Text(row, PeopleColumns.Password);
        if (password.Length > 0 && password.Length is < ShortestPassword or > LongestPassword)
            return Refusal.Of(RefusalCodes.BadValue, PeopleColumns.Password, "…", $"{ShortestPassword}–{LongestPassword} characters, or none");
        if (other.Definition is null) _newUsers.Add(id.Value, (wanted, row.Number));
        if (wanted != known) steps.Add(new DefineUserStep(row.Number, id, wanted));
        if (password.Length > 0) steps.Add(new SetPasswordStep(row.Number, id, password));
        return null;
    }

    private Refusal? ReadRole(TableRow row, PeopleType type, UserId user, List<PeopleStep> steps)
    {
        var groups = GroupIds(row);
        var seller = new SellerId(Text(row, PeopleColumns.Seller));
        if (groups.FirstOrDefault(group => !_newGroups.Contains(group.Value) && _groups.Find(group) is null) is { Value: not null } unknown)
            return Refusal.Of(RefusalCodes.NotFound, "group", unknown.Value);
        if (type is PeopleType.Staff or PeopleType.Representative && !_newSellers.Contains(seller.Value) && _sellers.Find(_show, seller) is null)
            return Refusal.Of(RefusalCodes.NotFound, "seller", seller.Value);
        switch (type)
        {
            case PeopleType.Member when groups.Length != 1:
                return Check.Bad(PeopleColumns.Group, Text(row, PeopleColumns.Group), "the id of one group; a member of several has a row for each");
            case PeopleType.Member:
                if (!_users.IsMember(user, groups[0])) steps.Add(new AddMemberStep(row.Number, user, groups[0]));
                return null;
            case PeopleType.Staff:
                if (!_users.IsStaff(user, _show, seller)) steps.Add(new AddStaffStep(row.Number, user, seller));
                return null;
            case PeopleType.Representative when groups.Length == 0:
                return Check.Bad(PeopleColumns.Group, "", "the ids of the groups assigned, separated by blanks");
            case PeopleType.Representative:
                if (!AssignedTo(user, seller).SequenceEqual(groups)) steps.Add(new AssignStep(row.Number, user, seller, groups));
                return null;
            default:
                if (!_users.IsAdministrator(user)) steps.Add(new GrantStep(row.Number, user));
                return null;
        }
    }

    private ImmutableArray<GroupId> AssignedTo(UserId user, SellerId seller) =>
        _users.RightsOf(user).Assigned.TryGetValue((_show, seller), out var groups) ? groups : [];

    private ImmutableArray<GroupId> GroupIds(TableRow row) =>
        [.. Text(row, PeopleColumns.Group).Split([' ', ',', ';', '|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct().Order(StringComparer.Ordinal).Select(id => new GroupId(id))];

    private PeopleType? TypeOf(TableRow row) => PeopleColumns.TypeOf(Text(row, PeopleColumns.Type));

    /// <summary>Whether the row is about something that is not there yet.</summary>
    private bool IsNew(TableRow row)
    {
        var id = Text(row, PeopleColumns.Id);
        return TypeOf(row) switch
        {
            PeopleType.Group => _groups.Find(new GroupId(id)) is null,
            PeopleType.Seller => _sellers.Find(_show, new SellerId(id)) is null,
            _ => _users.Find(new UserId(id)) is null,
        };
    }

    private string Text(TableRow row, string field, string otherwise = "") => _map.Text(row, field) ?? otherwise;

    /// <summary>As it was where the cell is empty: a person's second row need not repeat everything.</summary>
    private string Filled(TableRow row, string field, string otherwise) => Text(row, field) is { Length: > 0 } text ? text : otherwise;
}
