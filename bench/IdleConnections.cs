namespace B2BBooking.Bench;

/// <summary>What a quiet connection costs the node that holds it.</summary>
sealed class IdleConnections : IScenario
{
    private const int WarmUp = 100;
    private const int Connections = 1_000;

    public string Name => "wire";

    public async IAsyncEnumerable<Result> MeasureAsync()
    {
        await using var venue = new BenchVenue();
        await venue.Process.StartAsync();
        var laptops = new List<BenchLaptop>();
        await ConnectAsync(venue, laptops, WarmUp);
        var before = venue.Process.ResidentBytes;
        await ConnectAsync(venue, laptops, Connections);
        var bytes = venue.Process.ResidentBytes - before;
        yield return new($"resident memory of the venue an idle connection, of {Connections:N0}", "KiB", [bytes / 1024.0 / Connections]);
        await Task.WhenAll(laptops.Select(l => l.DisposeAsync().AsTask()));
    }

    private static async Task ConnectAsync(BenchVenue venue, List<BenchLaptop> laptops, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var laptop = venue.Laptop($"laptop-{laptops.Count}", laptops.Count);
            laptops.Add(laptop);
            await laptop.ConnectAsync(venue.Address);
        }

        await Task.WhenAll(laptops.Select(l => l.InStep));
    }
}
