using B2BBooking.Bench;

IScenario[] all =
[
    new RawLimits(), new Calls(), new CartEdits(), new HttpEdits(), new Search(), new Replay(), new Refold(), new PageEdits(), new StartUp(), new Apply(),
    new Storm(), new Propagation(), new IdleConnections(), new LaptopStart(),
];
var unknown = args.Except(all.Select(s => s.Name)).ToArray();
if (unknown.Length > 0)
{
    Console.Error.WriteLine($"No scenario is called {string.Join(", ", unknown)}; there are {string.Join(", ", all.Select(s => s.Name))}.");
    return 1;
}

var results = new List<Result>();
foreach (var scenario in all.Where(s => args.Length == 0 || args.Contains(s.Name)))
{
    Console.Error.WriteLine($"{scenario.Name} …");
    await foreach (var result in scenario.MeasureAsync())
    {
        Console.Error.WriteLine($"  {result.What}: {result.Median:#,0.###} {result.Unit}");
        results.Add(result);
    }
}

Table.Print(results);
return 0;
