using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Silo.Enrolling;

/// <summary>Collects what is wrong with the options of an enrolment.</summary>
sealed class EnrolCheck
{
    private const string IdSpellingText = "1-64 of a-z, 0-9, '-', '_', '.', '@', starting with a letter or digit";

    private readonly List<string> _problems = [];

    public string? Id(string option, string? text)
    {
        if (text is null || IdSpelling.IsId(text)) return text;
        Problem(option, text, IdSpellingText);
        return null;
    }

    public NodeRole Role(string text)
    {
        foreach (var role in (NodeRole[])[NodeRole.Venue, NodeRole.Laptop, NodeRole.Central])
            if (string.Equals(role.ToString(), text, StringComparison.OrdinalIgnoreCase))
                return role;
        Problem("--role", text, "venue, laptop or central");
        return NodeRole.Laptop;
    }

    public int Days(int days)
    {
        if (days is < 1 or > 3650) Problem("--days", $"{days}", "1 to 3650");
        return days;
    }

    public ImmutableArray<UserId> Users(string? text)
    {
        var users = ImmutableArray.CreateBuilder<UserId>();
        foreach (var name in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (Id("--users", name) is { } id)
                users.Add(new UserId(id));
        return users.ToImmutable();
    }

    public Uri? Server(string? text)
    {
        if (text is null) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") return uri;
        Problem("--server", text, "an address such as http://localhost:5080");
        return null;
    }

    public void Together(EnrolOptions options)
    {
        if (options.Role == NodeRole.Laptop && (options.Show is null || options.Group is null == options.Seller is null))
            _problems.Add("A laptop is enrolled for a group or a seller of a show: --show SHOW --group GROUP, or --show SHOW --seller SELLER.");
        if (options.Role != NodeRole.Laptop && (options.Group is not null || options.Seller is not null))
            _problems.Add($"--group and --seller are for laptops; this is a {options.RoleWord}.");
        foreach (var scope in options.Scopes.Where(s => options.Role == NodeRole.Laptop && (s.Contains('*') || s == Scope.Admin.Value)))
            Problem("--scopes", scope, "for a laptop, scopes by their whole names, such as spring/group/acme, and not admin");
    }

    public void ThrowIfAny()
    {
        if (_problems.Count > 0) throw new ConfigurationException(_problems);
    }

    private void Problem(string option, string value, string allowed) => _problems.Add($"{option} is '{value}'; allowed: {allowed}.");
}
