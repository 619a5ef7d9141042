using B2BBooking.Grains.Nodes;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Journal;
using B2BBooking.Journal.Replication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace B2BBooking.Hosting.Exchange;

static class ExchangeComposition
{
    public static void AddExchange(this IServiceCollection services)
    {
        services.AddSingleton<IReplica>(provider => provider.GetRequiredService<NodeJournal>());
        services.AddSingleton<LinkBoard>();
        services.AddSingleton<INodeLinks>(provider => provider.GetRequiredService<LinkBoard>());
        services.AddSingleton<ExchangeService>();
        services.AddHostedService(provider => provider.GetRequiredService<ExchangeService>());
    }

    /// <summary>On the addresses for nodes alone there is the exchange and nothing else.</summary>
    public static void UseExchangeAlone(this WebApplication app, NodeSettings settings)
    {
        var ports = settings.Links.ListenUrls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(url => BindingAddress.Parse(url).Port).ToHashSet();
        if (ports.Count == 0) return;
        app.Use(async (context, next) =>
        {
            if (ports.Contains(context.Connection.LocalPort) && context.Request.Path != ExchangeEndpoint.Path)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            await next(context);
        });
    }
}
