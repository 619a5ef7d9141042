namespace B2BBooking.Grains.Interfaces.Values;

/// <summary>How the string keys of grains are composed: ids joined by '/', which no id contains.</summary>
public static class GrainKeys
{
    /// <summary>Key of a grain of which a cluster has one, such as the directory.</summary>
    public const string Single = "all";

    public static string Of(ShowId show, GroupId group) => $"{show.Value}/{group.Value}";

    public static string Of(ShowId show, SellerId seller) => $"{show.Value}/{seller.Value}";

    public static string Of(ShowId show, GroupId group, string order) => $"{show.Value}/{group.Value}/{order}";

    public static string Of(ShowId show, string rest) => $"{show.Value}/{rest}";

    public static string[] Split(string key) => key.Split('/');
}
