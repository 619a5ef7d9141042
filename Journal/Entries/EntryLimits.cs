using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Journal.Entries;

/// <summary>The largest sizes of an entry's parts, in bytes; the same for what is written here and for what comes from elsewhere.</summary>
public static class EntryLimits
{
    /// <summary>Scope, stream, kind and actor, each as UTF-8.</summary>
    public const int NameBytes = 256;

    /// <summary>8 MiB: a picture fits, a frame of the exchange stays bounded.</summary>
    public const int PayloadBytes = 8 * 1024 * 1024;

    public const int Causes = 10_000;

    internal static void Check(StreamAppend append)
    {
        CheckName(append.Stream.Scope.Value, "scope", mayBeEmpty: false);
        CheckName(append.Stream.Stream, "stream", mayBeEmpty: false);
        CheckName(append.Actor, "actor", mayBeEmpty: true);
        if (append.Drafts.IsDefaultOrEmpty) throw new ArgumentException($"An append to {append.Stream} has no drafts.");
        foreach (var draft in append.Drafts) Check(append.Stream, draft);
    }

    private static void Check(StreamName stream, Draft draft)
    {
        CheckName(draft.Kind, "kind", mayBeEmpty: false);
        CheckSizes(stream, draft.Payload.Length, draft.Causes);
        if (!draft.Causes.IsDefault && draft.Causes.Any(c => c.Seq < 1))
            throw new ArgumentException($"An entry for {stream} names a cause with a sequence number below 1.");
    }

    internal static void CheckSizes(StreamName stream, int payloadBytes, ImmutableArray<EntryName> causes)
    {
        if (payloadBytes > PayloadBytes)
            throw new ArgumentException($"A payload of {payloadBytes} bytes for {stream} is larger than {PayloadBytes} bytes; split it.");
        if (!causes.IsDefault && causes.Length > Causes)
            throw new ArgumentException($"An entry for {stream} names {causes.Length} causes; {Causes} is the most.");
    }

    internal static void CheckName(string? value, string what, bool mayBeEmpty)
    {
        if (value is null || (value.Length == 0 && !mayBeEmpty)) throw new ArgumentException($"An entry needs a {what}.");
        try
        {
            if (value.Length * 3 > NameBytes && StrictUtf8.Instance.GetByteCount(value) > NameBytes)
                throw new ArgumentException($"The {what} '{value[..32]}…' is longer than {NameBytes} bytes.");
            if (!value.All(char.IsAscii)) StrictUtf8.Instance.GetByteCount(value);
        }
        catch (System.Text.EncoderFallbackException e)
        {
            throw new ArgumentException($"The {what} has half of a surrogate pair and cannot be written as UTF-8.", e);
        }
    }
}
