using System.Net;
using System.Text.Json;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Api.Errors;
using B2BBooking.Hosting.Tests.Support;
using B2BBooking.Journal;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace B2BBooking.Hosting.Tests;

public sealed class ApiContractTests(NodeFixture fixture) : IClassFixture<NodeFixture>
{
    public static TheoryData<string> RefusalCodeNames => new(typeof(RefusalCodes).GetFields().Select(constant => (string)constant.GetValue(null)!));

    [Theory]
    [MemberData(nameof(RefusalCodeNames))]
    public void Refusal_AnyCode_HasAnEnglishText(string code) => Assert.True(RefusalTexts.Knows(code));

    [Theory]
    [InlineData("PUT", "/api/shows/spring", """{"name": "x", "place": 3}""", 400, "$.place")]
    [InlineData("PUT", "/api/shows/spring", """{"name": "x"}""", 400, "Required properties are missing: 'place'")]
    [InlineData("PUT", "/api/shows/spring", """{"name": """, 400, "line 1")]
    [InlineData("PUT", "/api/shows/spring", "", 415, "takes application/json")]
    [InlineData("GET", "/api/shows/Not%20An%20Id", "", 400, "starting with a letter or digit")]
    [InlineData("PUT", "/api/users/anna", """{"name":null,"email":"","language":"en"}""", 400, "The value must not be null. At $.name")]
    [InlineData("PUT", "/api/users/anna", "null", 400, "The request has no body, or it is null: send JSON.")]
    [InlineData("PUT", "/api/users/anna/password", """{"password":"short"}""", 422, "8-128 characters")]
    [InlineData("PUT", "/api/groups/blue/members/NOT", "", 400, "user is 'NOT'; expected: 1-64 of")]
    [InlineData("PUT", "/api/shows/spring/sellers/acme/representatives/rep", """{"groups":["Not An Id"]}""", 400, "$.groups[0]")]
    [InlineData("PUT", "/api/shows/spring/sellers/acme/products", """[{"code":"x"}]""", 400, "name")]
    [InlineData("POST", "/api/shows/spring/products/search", """{"sellers":[],"attributes":[],"order":"Sideways","skip":0,"take":10,"language":"en"}""", 400, "$.order")]
    [InlineData("POST", "/api/shows/spring/products/search", """{"sellers":[],"attributes":[],"order":"Name","skip":0,"take":0,"language":"en"}""", 400, "1 to 500")]
    [InlineData("GET", "/api/shows/spring/sellers/acme/products?take=x", "", 400, "take is 'x'; expected: 1 to 500.")]
    [InlineData("GET", "/api/shows/spring/sellers/acme/products?skip=-1", "", 400, "skip is '-1'; expected: 0 to")]
    [InlineData("GET", "/api/shows/spring/sellers/acme/products/none", "", 404, "There is no product 'none'.")]
    [InlineData("GET", "/api/nodes/refused/none", "", 404, "There is no refused run 'none'.")]
    [InlineData("POST", "/api/nodes/refused/none/retry", "", 404, "There is no refused run 'none'.")]
    [InlineData("DELETE", "/api/nodes/refused/none", "", 404, "There is no refused run 'none'.")]
    [InlineData("POST", "/api/shows/spring/submissions/blue/00000000-0000-0000-0000-000000000001/honour", "", 404, "There is no submission")]
    [InlineData("POST", "/api/shows/spring/submissions/blue/00000000-0000-0000-0000-000000000001/decline", """{"reason":" "}""", 422, "1–500 characters")]
    [InlineData("PUT", "/api/shows/spring/glossary", "[]", 422, "a list of 1–1,000 terms")]
    [InlineData("PUT", "/api/shows/spring/glossary", """[{"word":"red","text":{"translations":[{"language":"français","text":"rouge"}]}}]""", 422, "a two-letter language code")]
    [InlineData("PUT", "/api/shows/spring/glossary", """[{"word":"red"}]""", 400, "'text'")]
    [InlineData("GET", "/api/shows/none", "", 404, "There is no show 'none'.")]
    [InlineData("GET", "/api/shows/none/sellers", "", 404, "There is no show 'none'.")]
    [InlineData("GET", "/api/shows/none/groups/blue/cart", "", 404, "There is no show 'none'.")]
    [InlineData("GET", "/api/shows/spring/groups/none/cart", "", 404, "There is no group 'none'.")]
    [InlineData("GET", "/api/groups/none/orders", "", 404, "There is no group 'none'.")]
    [InlineData("GET", "/api/shows/spring/sellers/none/report", "", 404, "There is no seller 'none'.")]
    [InlineData("DELETE", "/api/shows/spring/sellers/none/staff/sam", "", 404, "There is no seller 'none'.")]
    [InlineData("POST", "/api/shows/none/products/resolve", "[]", 404, "There is no show 'none'.")]
    [InlineData("POST", "/api/shows/spring/products/find", "[{}]", 400, "'seller'")]
    [InlineData("POST", "/api/shows/spring/groups/blue/cart/add", """{"product":{"seller":"acme"},"quantity":1,"priceVersion":1}""", 400, "'code'")]
    [InlineData("POST", "/api/sign-in", """{"user":"anna"}""", 400, "password")]
    [InlineData("POST", "/api/refresh", """{"refreshToken":"nonsense"}""", 401, "Sign in")]
    [InlineData("POST", "/api/shows/spring/people-imports", "x", 415, "'application/json; charset=utf-8'; POST /api/shows/spring/people-imports takes text/csv or")]
    [InlineData("DELETE", "/api/shows/spring", "", 405, "there is GET, PUT")]
    [InlineData("POST", "/api/shows/spring/people-imports/no-id/commit", "", 404, "There is no POST")]
    [InlineData("POST", "/api/nothing", "", 404, "There is no POST /api/nothing.")]
    [InlineData("DELETE", "/api/users/nobody/account", "", 404, "nobody")]
    public async Task Request_BadInput_IsAnsweredWithWhatAndWhere(string method, string path, string body, int status, string says)
    {
        using var boss = await fixture.Node.SignedInAsync("boss");
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body.Length == 0 ? null : ApiJson.Raw(body) };
        using var answer = await boss.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode}: {text}");
        if (says.Length > 0) Assert.Contains(says, JsonDocument.Parse(text).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/nodes")]
    [InlineData("/api/nodes/refused")]
    [InlineData("/api/shows/spring/submissions")]
    public async Task NodesAndSubmissions_AreForAdministrators(string path)
    {
        using var boss = await fixture.Node.SignedInAsync("boss");
        using var anna = await fixture.Node.SignedInAsync("anna");
        Assert.Equal(JsonValueKind.Array, (await boss.GetJsonAsync(path)).ValueKind);
        Assert.Equal(HttpStatusCode.Forbidden, (await anna.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Request_OfAnotherContentType_IsToldWhichToSend()
    {
        using var anna = await fixture.Node.SignedInAsync("anna");
        using var answer = await anna.PostAsync("/api/shows/spring/groups/blue/cart/add", ApiJson.Raw("quantity=1", "application/x-www-form-urlencoded"));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        var detail = (await ApiJson.ReadAsync(answer)).GetProperty("detail").GetString();
        Assert.Contains("'application/x-www-form-urlencoded; charset=utf-8'", detail, StringComparison.Ordinal);
        Assert.Contains("takes application/json", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Catalogue_Exported_ReadsBackWithoutAChange()
    {
        using var sam = await fixture.Node.SignedInAsync("sam");
        using var export = await sam.GetAsync("/api/shows/spring/sellers/acme/products.csv");
        Assert.Equal("text/csv", export.Content.Headers.ContentType?.MediaType);
        Assert.Equal("acme-catalogue.csv", export.Content.Headers.ContentDisposition?.FileName);

        var file = new ByteArrayContent(await export.Content.ReadAsByteArrayAsync()) { Headers = { ContentType = new("text/csv") } };
        using var preview = await sam.PostAsync("/api/shows/spring/sellers/acme/imports?name=again.csv", file);

        var row = Assert.Single((await ApiJson.ReadAsync(preview)).GetProperty("rows").EnumerateArray());
        Assert.Equal(("P1", "unchanged"), (row.GetProperty("key").GetString(), row.GetProperty("verdict").GetString()!.ToLowerInvariant()));
    }

    [Fact]
    public async Task Glossary_Exported_ReadsBackWithoutAChange()
    {
        using var boss = await fixture.Node.SignedInAsync("boss");
        using var export = await boss.GetAsync("/api/shows/spring/glossary.csv");
        Assert.Equal("text/csv", export.Content.Headers.ContentType?.MediaType);
        Assert.Equal("spring-words.csv", export.Content.Headers.ContentDisposition?.FileName);

        var file = new ByteArrayContent(await export.Content.ReadAsByteArrayAsync()) { Headers = { ContentType = new("text/csv") } };
        using var preview = await boss.PostAsync("/api/shows/spring/glossary-imports?name=again.csv", file);
        var answer = await ApiJson.ReadAsync(preview);
        using var commit = await boss.PostAsync($"/api/shows/spring/glossary-imports/{answer.GetProperty("previewId").GetGuid()}/commit", null);

        Assert.All(answer.GetProperty("rows").EnumerateArray(), row => Assert.Equal("unchanged", row.GetProperty("verdict").GetString()!.ToLowerInvariant()));
        Assert.Equal(HttpStatusCode.OK, commit.StatusCode);
    }

    [Theory]
    [InlineData("/api/shows/spring/sellers/acme/products.csv")]
    [InlineData("/api/shows/spring/glossary.csv")]
    public async Task Csv_ExportedByAMember_IsRefused(string path)
    {
        using var anna = await fixture.Node.SignedInAsync("anna");
        using var answer = await anna.GetAsync(path);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("add", """{"product":{"seller":"acme","code":"P1"},"quantity":0,"priceVersion":1}""", 422, "quantity.out-of-range")]
    [InlineData("add", """{"product":{"seller":"acme","code":"none"},"quantity":1,"priceVersion":1}""", 422, "product.unknown")]
    [InlineData("submit", "", 409, "stage.wrong")]
    [InlineData("confirm", """{"version":1}""", 409, "stage.wrong")]
    [InlineData("confirm", """{"version":-1}""", 409, "stage.wrong")]
    public async Task Cart_Refused_AnswersStatusCodeAndArguments(string command, string body, int status, string code)
    {
        using var anna = await fixture.Node.SignedInAsync("anna");
        using var answer = await anna.PostAsync($"/api/shows/spring/groups/blue/cart/{command}", body.Length == 0 ? null : ApiJson.Raw(body));
        var problem = await ApiJson.ReadAsync(answer);
        Assert.Equal((status, code), ((int)answer.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        Assert.Equal(JsonValueKind.Array, problem.GetProperty("arguments").ValueKind);
    }

    [Theory]
    [InlineData("anna", "POST", "groups/blue/cart/add-many", "[null]")]
    [InlineData("anna", "POST", "groups/blue/orders/none/cancel", """{"lines":[null],"reason":""}""")]
    [InlineData("anna", "POST", "products/resolve", "[\"P1\",null]")]
    [InlineData("sam", "PUT", "sellers/acme/products", "[null]")]
    public async Task Request_NullInAList_IsABadRequest(string user, string method, string path, string body)
    {
        using var client = await fixture.Node.SignedInAsync(user);
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/shows/spring/{path}") { Content = ApiJson.Raw(body) };
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("null", (await ApiJson.ReadAsync(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_OfTheJournal_SaysToRepeatWithTheSameKey()
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = fixture.Node.Services };
        context.Request.Path = "/api/shows";
        context.Response.Body = body;

        await new ApiExceptionHandler(NullLogger<ApiExceptionHandler>.Instance)
            .TryHandleAsync(context, new JournalUnavailableException("The answer was lost."), default);

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, context.Response.StatusCode);
        Assert.Contains("repeat with the same Idempotency-Key", System.Text.Encoding.UTF8.GetString(body.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_BadIdempotencyKey_IsRefused()
    {
        using var anna = await fixture.Node.SignedInAsync("anna");
        anna.DefaultRequestHeaders.Add("Idempotency-Key", "not a uuid");
        using var answer = await anna.PostAsync("/api/shows/spring/groups/blue/cart/submit", null);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Idempotency-Key", (await ApiJson.ReadAsync(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_BodyBeyondTheLimit_IsRefused()
    {
        using var anna = await fixture.Node.SignedInAsync("anna");
        // Asks before it sends: the node may close the connection under a body that it will not read.
        anna.DefaultRequestHeaders.ExpectContinue = true;
        using var answer = await anna.PostAsync("/api/shows/spring/groups/blue/cart/add", ApiJson.Raw("\"" + new string('x', 2 << 20) + "\""));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("at most 1048576 bytes", (await ApiJson.ReadAsync(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_OfAnUnknownCharset_IsToldToSendUtf8()
    {
        using var anna = await fixture.Node.SignedInAsync("anna");
        using var body = ApiJson.Raw("{}");
        body.Headers.ContentType = new("application/json") { CharSet = "nope" };
        using var answer = await anna.PostAsync("/api/shows/spring/groups/blue/cart/add", body);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Contains("charset 'nope'", (await ApiJson.ReadAsync(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_ByMoreAttributesThanCanBe_IsABadRequest()
    {
        using var anna = await fixture.Node.SignedInAsync("anna");
        var attributes = Enumerable.Range(0, 25).Select(i => new { name = $"a{i}", values = new[] { "x" } });
        using var answer = await anna.PostAsync("/api/shows/spring/products/search", ApiJson.Of(
            new { sellers = Array.Empty<string>(), attributes, order = "Name", skip = 0, take = 1, language = "en" }));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("expected: 0 to 24", (await ApiJson.ReadAsync(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("people-imports", "The parameter 'name' is missing")]
    [InlineData("people-imports?name=a.csv", "lacks the columns type, id")]
    public async Task Import_OfABadFile_SaysAllThatIsMissing(string path, string says)
    {
        using var boss = await fixture.Node.SignedInAsync("boss");
        using var answer = await boss.PostAsync($"/api/shows/spring/{path}", ApiJson.Raw("a,b\n1,2\n", "text/csv"));
        Assert.Contains(says, (await ApiJson.ReadAsync(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_WithoutSignIn_IsToldHow()
    {
        using var nobody = fixture.Node.CreateClient();
        using var answer = await nobody.GetAsync("/api/shows");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("POST /api/sign-in", (await ApiJson.ReadAsync(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picture_StoredAndRead_IsCachedForEverAndHarmless()
    {
        using var sam = await fixture.Node.SignedInAsync("sam");
        var svg = ApiJson.Raw("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>", "image/svg+xml");
        using var stored = await sam.PostAsync("/api/shows/spring/pictures", svg);
        var hash = (await ApiJson.ReadAsync(stored)).GetProperty("hash").GetString();
        using var answer = await sam.GetAsync($"/api/shows/spring/pictures/{hash}");
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task OpenApi_Document_DescribesEveryRouteOfTheApi()
    {
        using var client = fixture.Node.CreateClient();
        var paths = (await client.GetJsonAsync("/openapi/v1.json")).GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        Assert.Contains("/api/sign-in", paths);
        Assert.Contains("/api/shows/{show}/groups/{group}/cart/add", paths);
        Assert.All(paths, path => Assert.StartsWith("/api/", path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task OpenApi_Document_SaysWhatListsHoldHowErrorsLookAndHowToRepeat()
    {
        using var client = fixture.Node.CreateClient();
        var document = await client.GetJsonAsync("/openapi/v1.json");
        Assert.Empty(ListsOfNothing(document, "#"));
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(o => o.Value);
        Assert.All(operations, o => Assert.True(o.GetProperty("responses").GetProperty("default").GetProperty("content").TryGetProperty("application/problem+json", out _)));
        var add = document.GetProperty("paths").GetProperty("/api/shows/{show}/groups/{group}/cart/add").GetProperty("post");
        Assert.Contains(add.GetProperty("parameters").EnumerateArray(), p => p.GetProperty("name").GetString() == "Idempotency-Key");
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("scheme").GetString());
    }

    private static IEnumerable<string> ListsOfNothing(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => ListsOfNothing(p.Value, $"{path}/{p.Name}"))
            .Concat(element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "array" && !element.TryGetProperty("items", out _) ? [path] : []),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((e, i) => ListsOfNothing(e, $"{path}/{i}")),
        _ => [],
    };

    [Fact]
    public async Task ApiPage_Loads_NothingFromElsewhere()
    {
        using var client = fixture.Node.CreateClient(followRedirects: true);
        using var page = await client.GetAsync("/api/docs/");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("default-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var html = await page.Content.ReadAsStringAsync();
        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"http", html, StringComparison.Ordinal);
    }
}
