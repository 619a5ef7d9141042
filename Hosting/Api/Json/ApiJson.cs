using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Glossary;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Imports;
using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Grains.Interfaces.Notes;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Reports;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Hosting.Api.Json;

/// <summary>The API's JSON: camel case, enumerations and ids as text, every property required unless it may be null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(ShowIdConverter), typeof(GroupIdConverter), typeof(SellerIdConverter), typeof(UserIdConverter),
        typeof(OriginIdConverter), typeof(EntryNameConverter), typeof(ScopeConverter),
    ])]
[JsonSerializable(typeof(SignInApi.Credentials))]
[JsonSerializable(typeof(SignInApi.Renewal))]
[JsonSerializable(typeof(AccountsApi.PasswordChange))]
[JsonSerializable(typeof(AccountsApi.NewPassword))]
[JsonSerializable(typeof(SellersApi.AssignedGroups))]
[JsonSerializable(typeof(CatalogueApi.Withdrawal))]
[JsonSerializable(typeof(PicturesApi.StoredPicture))]
[JsonSerializable(typeof(CartApi.LineChangeRef))]
[JsonSerializable(typeof(CartApi.LineRestore))]
[JsonSerializable(typeof(CartApi.OrderToCopy))]
[JsonSerializable(typeof(CartApi.CartAtVersion))]
[JsonSerializable(typeof(OrdersApi.Cancellation))]
[JsonSerializable(typeof(SubmissionsApi.Declined))]
[JsonSerializable(typeof(SubmissionView))]
[JsonSerializable(typeof(ImmutableArray<OpenSubmission>))]
[JsonSerializable(typeof(NodeApi.LinkId))]
[JsonSerializable(typeof(LinkState))]
[JsonSerializable(typeof(ImmutableArray<KnownNode>))]
[JsonSerializable(typeof(ImmutableArray<RefusedEntries>))]
[JsonSerializable(typeof(RefusedContent))]
[JsonSerializable(typeof(RetriedEntries))]
[JsonSerializable(typeof(ImmutableArray<LinkState>))]
[JsonSerializable(typeof(AddLine))]
[JsonSerializable(typeof(ImmutableArray<AddLine>))]
[JsonSerializable(typeof(SetLine))]
[JsonSerializable(typeof(CartView))]
[JsonSerializable(typeof(CartReceipt))]
[JsonSerializable(typeof(ImmutableArray<LineChange>))]
[JsonSerializable(typeof(ImmutableArray<int>))]
[JsonSerializable(typeof(SubmitReceipt))]
[JsonSerializable(typeof(CatalogueQuery))]
[JsonSerializable(typeof(CatalogueResult))]
[JsonSerializable(typeof(CataloguePage))]
[JsonSerializable(typeof(ImmutableArray<ProductId>))]
[JsonSerializable(typeof(ImmutableArray<ProductView>))]
[JsonSerializable(typeof(ImmutableArray<ProductDefinition>))]
[JsonSerializable(typeof(ImmutableArray<ResolvedCode>))]
[JsonSerializable(typeof(ImmutableArray<string>))]
[JsonSerializable(typeof(DefineReceipt))]
[JsonSerializable(typeof(GlossaryView))]
[JsonSerializable(typeof(ImmutableArray<UsedTerm>))]
[JsonSerializable(typeof(ImmutableArray<GroupView>))]
[JsonSerializable(typeof(GroupDefinition))]
[JsonSerializable(typeof(ImportPreview))]
[JsonSerializable(typeof(NodeState))]
[JsonSerializable(typeof(WriteNote))]
[JsonSerializable(typeof(ImmutableArray<NoteView>))]
[JsonSerializable(typeof(OrderView))]
[JsonSerializable(typeof(ImmutableArray<OrderSummary>))]
[JsonSerializable(typeof(SellerReport))]
[JsonSerializable(typeof(ImmutableArray<GroupStanding>))]
[JsonSerializable(typeof(SellerDefinition))]
[JsonSerializable(typeof(ImmutableArray<SellerView>))]
[JsonSerializable(typeof(StaffView))]
[JsonSerializable(typeof(ShowDefinition))]
[JsonSerializable(typeof(ImmutableArray<ShowView>))]
[JsonSerializable(typeof(ImmutableArray<UserView>))]
[JsonSerializable(typeof(ImmutableArray<UserId>))]
[JsonSerializable(typeof(Standing))]
sealed partial class ApiJson : JsonSerializerContext
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        foreach (var converter in Default.Options.Converters) options.Converters.Add(converter);
        options.TypeInfoResolverChain.Insert(0, Default.WithAddedModifier(LetNullableBeAbsent).WithAddedModifier(RequireInStructs).WithAddedModifier(RefuseNullInLists));
    }

    private static void LetNullableBeAbsent(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            if (property.AssociatedParameter is { IsNullable: true })
                property.IsRequired = false;
    }

    /// <summary>The serializer reads a struct by its properties, not by its constructor, and takes those for optional.</summary>
    private static void RequireInStructs(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || !type.Type.IsValueType) return;
        foreach (var property in type.Properties)
            property.IsRequired = property.Set is not null && !property.IsSetNullable;
    }

    /// <summary>The serializer respects nullable annotations of properties, not those of a list's elements.</summary>
    private static void RefuseNullInLists(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Enumerable || type.ElementType is not { IsValueType: false }) return;
        type.OnDeserialized = list =>
        {
            foreach (var element in (IEnumerable)list)
                if (element is null) throw new JsonException("A list must not hold null.");
        };
    }
}
