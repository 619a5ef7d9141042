using System.Text.Json;
using System.Text.Json.Serialization;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Hosting.Api.Json;

/// <summary>An id travels as its text, and is checked when it comes in.</summary>
abstract class TextConverter<T>(string expected) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return TryParse(text, out var value) ? value : throw new JsonException($"Expected {expected}.");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(TextOf(value));

    protected abstract bool TryParse(string? text, out T value);

    protected abstract string TextOf(T value);

    protected const string Id = "an id: 1-64 of a-z, 0-9, '-', '_', '.', '@', starting with a letter or digit";
}

sealed class ShowIdConverter() : TextConverter<ShowId>(Id)
{
    protected override bool TryParse(string? text, out ShowId value) => ShowId.TryParse(text, out value);

    protected override string TextOf(ShowId value) => value.Value;
}

sealed class GroupIdConverter() : TextConverter<GroupId>(Id)
{
    protected override bool TryParse(string? text, out GroupId value) => GroupId.TryParse(text, out value);

    protected override string TextOf(GroupId value) => value.Value;
}

sealed class SellerIdConverter() : TextConverter<SellerId>(Id)
{
    protected override bool TryParse(string? text, out SellerId value) => SellerId.TryParse(text, out value);

    protected override string TextOf(SellerId value) => value.Value;
}

sealed class UserIdConverter() : TextConverter<UserId>(Id)
{
    protected override bool TryParse(string? text, out UserId value) => UserId.TryParse(text, out value);

    protected override string TextOf(UserId value) => value.Value;
}

sealed class OriginIdConverter() : TextConverter<OriginId>("32 hexadecimal digits")
{
    protected override bool TryParse(string? text, out OriginId value)
    {
        var ok = Guid.TryParseExact(text, "N", out var guid);
        value = new OriginId(guid);
        return ok;
    }

    protected override string TextOf(OriginId value) => value.ToString();
}

/// <summary>The name of an entry: its origin in 32 hexadecimal digits, a colon, its sequence.</summary>
sealed class EntryNameConverter() : TextConverter<EntryName>("the name of a change, as the cart and its history give it")
{
    protected override bool TryParse(string? text, out EntryName value)
    {
        value = default;
        if (text?.Split(':') is not [var origin, var seq]) return false;
        if (!Guid.TryParseExact(origin, "N", out var guid) || !long.TryParse(seq, out var number) || number < 1) return false;
        value = new EntryName(new OriginId(guid), number);
        return true;
    }

    protected override string TextOf(EntryName value) => value.ToString();
}

sealed class ScopeConverter() : TextConverter<Scope>("a scope")
{
    protected override bool TryParse(string? text, out Scope value)
    {
        value = new Scope(text ?? "");
        return text is { Length: > 0 };
    }

    protected override string TextOf(Scope value) => value.Value;
}
