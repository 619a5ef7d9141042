using System.CommandLine;
using B2BBooking.Demo;

var data = new Option<DirectoryInfo>("--data") { Description = "Folder of all nodes' data", DefaultValueFactory = _ => new DirectoryInfo("demo-data"), HelpName = "FOLDER" };
var port = new Option<int>("--port") { Description = "Port of the central node; the others get the five after it", DefaultValueFactory = _ => 5080, HelpName = "PORT" };
var root = new RootCommand("A whole show on this machine: central, two venue nodes and three laptops, each a process of its own, with links to cut and mend.") { data, port };
root.SetAction((parsed, cancel) => new Show(parsed.GetRequiredValue(data).FullName, parsed.GetValue(port)).RunAsync(cancel));
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
