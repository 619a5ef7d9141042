using System.Net.Sockets;
using B2BBooking.Hosting.Starting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace B2BBooking.Hosting.Tests;

/// <summary>Whoever starts the program with a wrong setting reads what to do, not a stack.</summary>
public sealed class FailuresTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Explain_OfSettingsThatAreNoJson_NamesFileAndPlace()
    {
        File.WriteAllText(_file, """{ "B2B": { "Urls": 5,, } }""");
        var failure = Assert.ThrowsAny<Exception>(() => new ConfigurationBuilder().AddJsonFile(_file).Build());

        AssertSays(failure, _file, "not valid JSON", "BytePositionInLine");
    }

    [Fact]
    public void Explain_OfAnAddressOfAnotherMachine_SaysToChooseOneOfThis() =>
        AssertSays(new SocketException((int)SocketError.AddressNotAvailable), "--urls", "Choose one of this machine");

    [Fact]
    public async Task Explain_OfHttpsWithoutACertificate_SaysHowToNameOne() =>
        AssertSays(await StartAsync("https://127.0.0.1:0"), "Kestrel__Certificates__Default__Path");

    private static async Task<Exception?> StartAsync(string url)
    {
        await using var app = WebApplication.CreateBuilder(["--urls", url]).Build();
        return await Record.ExceptionAsync(() => app.StartAsync());
    }

    private static void AssertSays(Exception? failure, params string[] words)
    {
        var text = Failures.Explain(failure!);
        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }
}
