using B2BBooking.Grains;
using B2BBooking.Grains.Nodes;
using B2BBooking.Hosting.Access;
using B2BBooking.Hosting.Accounts;
using B2BBooking.Hosting.Api;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Hosting.Exchange;
using B2BBooking.Hosting.Health;
using B2BBooking.Hosting.Runtime;
using B2BBooking.Hosting.SignIn;
using B2BBooking.Hosting.Telemetry;
using B2BBooking.Journal;
using B2BBooking.WebFront;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;

namespace B2BBooking.Hosting.Composition;

/// <summary>What every node is made of, whatever its place: journal, grains, call filter, accounts; and, for those that have
/// a web address, sign-in, pages, API, health and metrics.</summary>
public static class NodeComposition
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(30);

    /// <summary>Journal, grains and their gate.</summary>
    public static IHostApplicationBuilder AddB2BNode(this IHostApplicationBuilder builder, NodeSettings settings)
    {
        MakeDataFolder(settings);
        builder.AddConsoleLog(settings);
        var services = builder.Services;
        services.AddSingleton(settings);
        services.TryAddSingleton(TimeProvider.System);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = StopWithin);
        services.AddNodeHealth();
        AddJournal(services, settings);
        services.AddSingleton(new AccountFile(settings.Accounts));
        services.AddSingleton<PasswordHashing>();
        services.AddSingleton(new NodeDescription(settings.NodeName, settings.Role.ToString().ToLowerInvariant())
        {
            LinksByAnyone = settings.Links.LinksByAnyone,
        });
        services.AddB2BGrains();
        builder.UseOrleans(silo =>
        {
            SiloSetup.Configure(silo, settings);
            silo.AddIncomingGrainCallFilter<CallFilter>();
        });
        // After the feed and the silo, before the web server: no one is refused for rights that were not read yet.
        services.AddHostedService<ProjectionsRead>();
        return builder;
    }

    /// <summary>A node with a web address.</summary>
    public static WebApplicationBuilder AddB2BServer(this WebApplicationBuilder builder, NodeSettings settings)
    {
        builder.AddB2BNode(settings);
        builder.WebHost.UseUrls($"{settings.Urls};{settings.Links.ListenUrls}".TrimEnd(';'));
        // A thousand laptops that lost this node return within seconds: none of them must meet a full queue.
        builder.WebHost.UseSockets(sockets => sockets.Backlog = 4096);
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.Services.AddWebFront();
        builder.Services.AddSignIn(settings);
        builder.Services.AddApi();
        builder.Services.AddExchange();
        builder.AddTelemetry(settings);
        return builder;
    }

    public static WebApplication MapB2BServer(this WebApplication app)
    {
        app.UseExchangeAlone(app.Services.GetRequiredService<NodeSettings>());
        app.UseExceptionHandler();
        app.UseWebSockets();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api/docs"), docs => docs.Use(ApiComposition.ForbidForeignContent));
        app.MapWebFront();
        // After the pages' middlewares, so that other systems get problems where a browser would get a page.
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseStatusCodePages().Use(ApiCaller.Invoke));
        app.MapApi();
        app.MapApiDescription();
        app.MapNodeHealth();
        app.MapExchange();
        return app;
    }

    private static void MakeDataFolder(NodeSettings settings)
    {
        try
        {
            Directory.CreateDirectory(settings.DataFolder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException([$"B2B:DataFolder (--data) is '{settings.DataFolder}', where no folder can be made: {e.Message}"]);
        }
    }

    private static void AddJournal(IServiceCollection services, NodeSettings settings)
    {
        // Made by a factory, so that the host disposes it, last of all: what waits is then committed.
        services.AddSingleton(provider => JournalOpening.OpenAsync(
                settings, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<NodeJournal>>())
            .GetAwaiter().GetResult());
        services.AddSingleton<IJournal>(provider => provider.GetRequiredService<NodeJournal>());
    }
}
