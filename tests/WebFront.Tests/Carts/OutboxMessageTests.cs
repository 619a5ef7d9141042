using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Carts;

namespace B2BBooking.WebFront.Tests.Carts;

public class OutboxMessageTests
{
    private const string Origin = "0123456789abcdef0123456789abcdef";

    [Fact]
    public void TryRead_AsTheScriptWritesIt_GivesTheEdit()
    {
        Assert.True(OutboxMessage.TryRead(Text(), out var message));

        Assert.Equal(new ProductId(new SellerId("nordlys"), "NL-1"), message.Product);
        Assert.Equal((12, 3), (message.Quantity, message.PriceVersion));
        Assert.Equal(new EntryName(new OriginId(Guid.ParseExact(Origin, "N")), 7), Assert.Single(message.Entries));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("{\"id\":")]
    public void TryRead_NoEditAtAll_IsRefused(string text) => Assert.False(OutboxMessage.TryRead(text, out _));

    [Theory]
    [InlineData("kind", "\"double\"")]
    [InlineData("id", "\"x\"")]
    [InlineData("show", "\"no show\"")]
    [InlineData("group", "null")]
    [InlineData("seller", "\"\"")]
    [InlineData("code", "\"a/b\"")]
    [InlineData("quantity", "1.5")]
    [InlineData("quantity", "99999999999")]
    [InlineData("priceVersion", "null")]
    [InlineData("seen", "\"abc\"")]
    [InlineData("seen", "\"0123456789abcdef0123456789abcdef:x\"")]
    public void TryRead_APartThatCannotBeMeant_IsRefused(string part, string value) =>
        Assert.False(OutboxMessage.TryRead(Text((part, value)), out _));

    [Fact]
    public void SeenText_ReadBack_IsTheSame()
    {
        ImmutableArray<EntryName> seen = [new(new OriginId(Guid.NewGuid()), 1), new(new OriginId(Guid.NewGuid()), long.MaxValue)];

        Assert.True(OutboxMessage.TryRead(Text(("seen", $"\"{OutboxMessage.SeenText(seen)}\"")), out var message));

        Assert.Equal(seen.AsEnumerable(), message.Entries);
    }

    [Theory]
    [InlineData("{\"name\":\"Mug\",\"code\":\"NL-1\",\"quantity\":1.5}", "Mug · NL-1 · 1.5")]
    [InlineData("{\"name\":null,\"quantity\":3}", "3")]
    [InlineData("{\"other\":1}", "{\"other\":1}")]
    [InlineData("[{", "[{")]
    public void Describe_WhateverItIs_TellsWhatIsKnown(string text, string told) => Assert.Equal(told, OutboxMessage.Describe(text));

    [Fact]
    public void Describe_ALongText_TellsItsBeginning() =>
        Assert.Equal(new string('x', 120) + "…", OutboxMessage.Describe(new string('x', 10_000)));

    private static string Text(params (string Part, string Value)[] others)
    {
        var parts = new Dictionary<string, string>
        {
            ["id"] = "\"0199f0a0-0000-7000-8000-000000000001\"",
            ["kind"] = "\"set\"",
            ["show"] = "\"hearth\"",
            ["group"] = "\"shop\"",
            ["seller"] = "\"nordlys\"",
            ["code"] = "\"NL-1\"",
            ["name"] = "\"Mug\"",
            ["quantity"] = "12",
            ["priceVersion"] = "3",
            ["seen"] = $"\"{Origin}:7\"",
        };
        foreach (var (part, value) in others)
            parts[part] = value;
        return "{" + string.Join(',', parts.Select(part => $"\"{part.Key}\":{part.Value}")) + "}";
    }
}
