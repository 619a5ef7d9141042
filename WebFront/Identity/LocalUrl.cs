namespace B2BBooking.WebFront.Identity;

/// <summary>Where to go after a form: only to a path of this site, whatever the address bar was made to say.</summary>
public static class LocalUrl
{
    public static string Of(string? wanted) => IsLocal(wanted) ? wanted! : "/";

    private static bool IsLocal(string? url) =>
        url is ['/', ..] && (url.Length == 1 || url[1] is not ('/' or '\\')) && !url.Any(char.IsControl);
}
