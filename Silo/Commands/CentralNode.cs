using System.CommandLine;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Hosting.Starting;
using B2BBooking.Silo.Demo;
using B2BBooking.Silo.Starting;

namespace B2BBooking.Silo.Commands;

/// <summary>The central node and its options.</summary>
static class CentralNode
{
    private static readonly Option<bool> NoDemo = new("--no-demo")
    {
        Description = "Do not fill an empty node with the demo show",
        Recursive = true,
    };

    public static NodeProgram Program { get; } = new(Configure, NodeSettings.ReadCentral, (services, settings) =>
    {
        services.AddSingleton(FormerStarts.Of(settings));
        services.AddHostedService<DemoStart>();
        services.AddHostedService<FirstStart>();
    });

    public static void AddOptions(Command command)
    {
        NodeOptions.AddTo(command);
        command.Options.Add(NoDemo);
    }

    public static void Configure(ConfigurationManager configuration, ParseResult parsed) =>
        NodeOptions.Apply(configuration, parsed, (nameof(NodeSettings.Demo), parsed.GetValue(NoDemo) ? "false" : null));
}
