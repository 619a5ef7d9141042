using System.Reflection;
using B2BBooking.Grains.Interfaces.Values;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace B2BBooking.Hosting.Api;

/// <summary>What holds for the whole API and the framework cannot see by itself, for its OpenAPI document.</summary>
static class OpenApiRules
{
    private static readonly HashSet<Type> Texts =
        [typeof(ShowId), typeof(GroupId), typeof(SellerId), typeof(UserId), typeof(OriginId), typeof(EntryName), typeof(Grains.Interfaces.Values.Scope)];

    public static Task SignInByToken(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "From POST /api/sign-in" },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] }];
        return Task.CompletedTask;
    }

    public static Task IdsAreTexts(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        if (Texts.Contains(context.JsonTypeInfo.Type)) schema.Type = JsonSchemaType.String;
        if (context.JsonTypeInfo.ElementType is { } element && Texts.Contains(element)) schema.Items = new OpenApiSchema { Type = JsonSchemaType.String };
        return Task.CompletedTask;
    }

    public static Task RangesAreNumbers(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        foreach (var range in operation.Parameters?.Where(p => p.Name is "skip" or "take") ?? [])
            if (range.Schema is OpenApiSchema schema) schema.Type = JsonSchemaType.Integer;
        return Task.CompletedTask;
    }

    public static Task ChangesMayBeRepeated(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var handler = context.Description.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault();
        if (handler?.GetParameters().Any(parameter => parameter.ParameterType == typeof(CommandKey)) != true) return Task.CompletedTask;
        operation.Parameters = operation.Parameters?.Where(parameter => parameter.Name != "command").ToList() ?? [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = CommandKey.Header,
            In = ParameterLocation.Header,
            Description = "Of this one change: repeated with it, the request is answered and not carried out again",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
        });
        return Task.CompletedTask;
    }

    public static Task ErrorsAreProblems(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "Not done, and why: problem details (RFC 9457); a refusal with its stable code and arguments",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference("ProblemDetails", context.Document) },
            },
        };
        return Task.CompletedTask;
    }
}
