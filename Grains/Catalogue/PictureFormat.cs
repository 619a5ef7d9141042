using System.Xml;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Values;

namespace B2BBooking.Grains.Catalogue;

/// <summary>Whether bytes are the picture that their media type says. A browser shows what is accepted here to other people:
/// an SVG must be inert, so it is read as XML and must not hold anything that runs or that fetches.</summary>
public static class PictureFormat
{
    private const string Svg = "image/svg+xml";
    private const string SvgNamespace = "http://www.w3.org/2000/svg";

    /// <summary>Elements that run code, embed other documents, or change attributes (links, handlers) later on.</summary>
    private static readonly HashSet<string> Active = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "foreignObject", "iframe", "embed", "object", "handler", "listener", "set", "animate", "animateTransform", "animateMotion", "audio", "video",
    };

    public static Refusal? Refuse(Picture picture)
    {
        var bytes = picture.Bytes.AsSpan();
        return picture.MediaType switch
        {
            "image/png" => RefuseUnless(bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]), "PNG"),
            "image/jpeg" => RefuseUnless(bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]), "JPEG"),
            "image/webp" => RefuseUnless(bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8), "WebP"),
            Svg => RefuseSvg([.. bytes]),
            _ => Check.Bad("mediaType", picture.MediaType, "image/png, image/jpeg, image/webp or image/svg+xml"),
        };
    }

    private static Refusal? RefuseUnless(bool good, string format) =>
        good ? null : Check.Bad("picture", "", $"the bytes of a {format} file, as its media type says");

    private static Refusal? RefuseSvg(byte[] bytes)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = PictureRules.MostBytes,
        };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), settings);
            reader.MoveToContent();
            if (reader.LocalName != "svg" || reader.NamespaceURI != SvgNamespace) return Check.Bad("picture", reader.Name, "an SVG document");
            do
            {
                if (RefuseNode(reader) is { } refusal) return refusal;
            }
            while (reader.Read());
            return null;
        }
        catch (XmlException e)
        {
            return Check.Bad("picture", e.Message, "an SVG document that is well-formed XML without a DTD");
        }
    }

    private static Refusal? RefuseNode(XmlReader reader)
    {
        if (reader.NodeType == XmlNodeType.ProcessingInstruction) return NotInert($"<?{reader.Name}?>");
        if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) return Fetches(reader.Value) ? NotInert(reader.Value) : null;
        if (reader.NodeType != XmlNodeType.Element) return null;
        if (Active.Contains(reader.LocalName)) return NotInert($"<{reader.Name}>");
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
            if (IsActive(reader.LocalName, reader.Value)) return NotInert($"{reader.Name}=\"{reader.Value}\"");
        reader.MoveToElement();
        return null;
    }

    private static bool IsActive(string attribute, string value) =>
        attribute.StartsWith("on", StringComparison.OrdinalIgnoreCase)
        || (attribute is "href" or "src" && !IsOwn(value))
        || Fetches(value);

    /// <summary>A reference inside the document, or a picture carried in it.</summary>
    private static bool IsOwn(string reference) =>
        reference.StartsWith('#')
        || reference.StartsWith("data:image/png;", StringComparison.Ordinal)
        || reference.StartsWith("data:image/jpeg;", StringComparison.Ordinal)
        || reference.StartsWith("data:image/webp;", StringComparison.Ordinal);

    /// <summary>Styles that fetch: <c>@import</c>, <c>url(…)</c> to anywhere but the document itself. A backslash could spell them otherwise.</summary>
    private static bool Fetches(string text)
    {
        if (text.Contains("@import", StringComparison.OrdinalIgnoreCase) || text.Contains("javascript:", StringComparison.OrdinalIgnoreCase)) return true;
        for (var at = Next(text, 0); at >= 0; at = Next(text, at))
            if (!IsOwn(text[at..].TrimStart(' ', '\t', '\r', '\n', '"', '\''))) return true;
        return text.Contains('\\', StringComparison.Ordinal) && text.Contains(':', StringComparison.Ordinal);
    }

    private static int Next(string text, int from)
    {
        var at = text.IndexOf("url(", from, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? at : at + "url(".Length;
    }

    private static Refusal NotInert(string what) =>
        Check.Bad("picture", what, "an SVG without scripts, event handlers, animation, foreign objects and references to elsewhere");
}
