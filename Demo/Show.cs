namespace B2BBooking.Demo;

/// <summary>The nodes of the demo show, enrolled at its first start, and the prompt that cuts and mends their links.</summary>
sealed class Show
{
    private const string Administrator = "helen.mercer";
    private const string Password = "trade-fair";

    private readonly string _folder;
    private readonly int _port;
    private readonly Node _central;
    private readonly Node[] _edges;
    private readonly LinkDesk _links;

    public Show(string folder, int port)
    {
        (_folder, _port) = (folder, port);
        _central = new Node("central", "Silo", "b2b", Address(0), DataOf("central"), []);
        var (venueA, venueB, laptop1) = (Address(1), Address(2), Address(3));
        _edges =
        [
            Edge("venue-a", "venue", 1, Administrator, "--upstream", Address(0)),
            Edge("venue-b", "venue", 2, Administrator, "--upstream", Address(0), "--upstream", venueA),
            Edge("laptop-1", "laptop", 3, "nadia.benali", "--links-by-anyone", "--upstream", venueA, "--upstream", venueB),
            Edge("laptop-2", "laptop", 4, "julien.moreau", "--links-by-anyone", "--upstream", venueB, "--upstream", venueA, "--peer", laptop1),
            Edge("laptop-3", "laptop", 5, "anna.keller", "--links-by-anyone", "--upstream", venueB, "--upstream", venueA),
        ];
        _links = new LinkDesk([_central, .. _edges], Password);
    }

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        try
        {
            Console.WriteLine($"  Starting central, with its demo data in {_folder} …");
            await _central.StartAsync(cancel);
            await EnrolAsync(cancel);
            foreach (var edge in _edges) await edge.StartAsync(cancel);
            Print();
            await PromptAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C, which the nodes have got as well.
        }
        catch (DemoException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        finally
        {
            Console.WriteLine("  Stopping …");
            await Task.WhenAll(_edges.Append(_central).Select(n => n.StopAsync()));
        }

        return 0;
    }

    private string DataOf(string node) => Path.Combine(_folder, node);

    private string Address(int number) => $"http://localhost:{_port + number}";

    private Node Edge(string name, string role, int number, string user, params string[] links) =>
        new(name, "EdgeSilo", "b2b-edge", Address(number), DataOf(name), ["--role", role, .. links]) { User = user };

    private async Task EnrolAsync(CancellationToken cancel)
    {
        string[] venue = ["--role", "venue"];
        string[] flair = ["--role", "laptop", "--show", "hearth", "--group", "flair-foyer"];
        string[] garden = ["--role", "laptop", "--show", "hearth", "--group", "stadtgarten-keller"];
        string[][] roles = [venue, venue, flair, flair, garden];
        for (var i = 0; i < _edges.Length; i++)
        {
            var identity = Path.Combine(_edges[i].DataFolder, "identity");
            if (Directory.Exists(identity)) continue;
            Console.WriteLine($"  Enrolling {_edges[i].Name} …");
            await _central.RunCommandAsync(
                ["enrol", _edges[i].Name, .. roles[i], "--organizer", Path.Combine(_central.DataFolder, "identity"), "--out", identity,
                    "--data", _central.DataFolder, "--server", _central.Address, "--administrator", Administrator],
                Password,
                cancel);
        }
    }

    private void Print()
    {
        Console.WriteLine();
        Console.WriteLine($"  central   {_central.Address}   everyone, e.g. {Administrator} (administrator), maelle.legoff (seller)");
        Console.WriteLine($"  venue-a   {_edges[0].Address}   everyone");
        Console.WriteLine($"  venue-b   {_edges[1].Address}   everyone");
        Console.WriteLine($"  laptop-1  {_edges[2].Address}   nadia.benali, julien.moreau, claire.dubois of Flair & Foyer");
        Console.WriteLine($"  laptop-2  {_edges[3].Address}   the same group: its second laptop");
        Console.WriteLine($"  laptop-3  {_edges[4].Address}   anna.keller of Stadtgarten Keller");
        Console.WriteLine($"  All accounts have the password {Password}. The data stays in {_folder}; delete it to begin anew.");
        Console.WriteLine();
        Console.WriteLine("  links | cut N | mend N | quit");
    }

    private async Task PromptAsync(CancellationToken cancel)
    {
        await _links.PrintAsync(cancel);
        while (true)
        {
            Console.Write("> ");
            // Reading the console cannot be cancelled: Ctrl+C must not wait for a line.
            var line = await Task.Run(Console.ReadLine, CancellationToken.None).WaitAsync(cancel);
            if (line is null) await Task.Delay(Timeout.Infinite, cancel);
            if (line is "quit" or "exit") return;
            await _links.DoAsync(line!, cancel);
        }
    }
}
