using System.Reflection;
using B2BBooking.Grains.Interfaces.Values;
using Microsoft.AspNetCore.Http;

namespace B2BBooking.Hosting.Api;

/// <summary>The id of a request's command: the header <c>Idempotency-Key</c> (a UUID), so that a repeated request is answered
/// and not repeated; a new one where there is none.</summary>
readonly record struct CommandKey(CommandId Id)
{
    public const string Header = "Idempotency-Key";

    public static ValueTask<CommandKey> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var text = context.Request.Headers[Header].ToString();
        if (text.Length == 0) return new(new CommandKey(CommandId.New()));
        return Guid.TryParse(text, out var id) && id != Guid.Empty
            ? new(new CommandKey(new CommandId(id)))
            : throw new BadHttpRequestException($"The header {Header} is '{text}'; expected: a UUID, other than zero.");
    }

    public static implicit operator CommandId(CommandKey key) => key.Id;
}
