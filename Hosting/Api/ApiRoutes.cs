using B2BBooking.Hosting.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace B2BBooking.Hosting.Api;

/// <summary>The HTTP API: what pages do, for other systems, through the same grains and the same call filter.</summary>
static class ApiRoutes
{
    private const long DefaultBodyBytes = 1 << 20;

    public static void MapApi(this WebApplication app)
    {
        SignInApi.Map(app.MapGroup("/api").WithTags("Sign-in"));
        var api = app.MapGroup("/api").RequireAuthorization(SignInComposition.ApiPolicy).WithBodyLimit(DefaultBodyBytes);
        AccountsApi.Map(api.MapGroup("").WithTags("Accounts"));
        UsersApi.Map(api.MapGroup("").WithTags("Users"));
        GroupsApi.Map(api.MapGroup("/groups").WithTags("Groups"));
        ShowsApi.Map(api.MapGroup("/shows").WithTags("Shows"));
        SellersApi.Map(api.MapGroup("/shows/{show}/sellers").WithTags("Sellers"));
        CatalogueApi.Map(api.MapGroup("/shows/{show}").WithTags("Catalogue"));
        GlossaryApi.Map(api.MapGroup("/shows/{show}/glossary").WithTags("Catalogue"));
        PicturesApi.Map(api.MapGroup("/shows/{show}/pictures").WithTags("Pictures"));
        ImportsApi.Map(api.MapGroup("/shows/{show}").WithTags("Imports"));
        CartApi.Map(api.MapGroup("/shows/{show}/groups/{group}/cart").WithTags("Cart"));
        SubmissionsApi.Map(api.MapGroup("/shows/{show}/submissions").WithTags("Submissions"));
        OrdersApi.Map(api.MapGroup("").WithTags("Orders"));
        NotesApi.Map(api.MapGroup("").WithTags("Notes"));
        ReportsApi.Map(api.MapGroup("/shows/{show}").WithTags("Reports"));
        NodesApi.Map(api.MapGroup("/nodes").WithTags("Nodes"));
        NodeApi.Map(api.MapGroup("/node").WithTags("Node"));
    }

    public static TBuilder WithBodyLimit<TBuilder>(this TBuilder builder, long bytes) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RequestSizeLimitAttribute(bytes));
}
