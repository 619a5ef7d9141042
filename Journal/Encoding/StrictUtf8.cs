using System.Text;

namespace B2BBooking.Journal.Encoding;

/// <summary>UTF-8 that throws where the usual one would put a replacement character: what is stored reads back as it was.</summary>
static class StrictUtf8
{
    public static UTF8Encoding Instance { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
