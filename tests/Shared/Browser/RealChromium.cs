using Microsoft.Playwright;

namespace B2BBooking.Tests.Shared;

/// <summary>Debian's Chromium without a window. Its headless shell is the same engine without the browser's own pages, of which each visit
/// of a test would start some; where it is not installed, Chromium itself serves.</summary>
static class RealChromium
{
    public const string Missing = "There is no Chromium. Debian: apt-get install chromium-headless-shell, or chromium.";

    // The resolver rule makes sure of what the tests check: nothing but loopback is ever contacted.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    ];

    private static readonly string? Program =
        ((string[])["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"]).FirstOrDefault(File.Exists);

    public static bool IsHere => Program is not null;

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Arguments });
}
