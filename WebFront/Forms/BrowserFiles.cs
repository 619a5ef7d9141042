using Microsoft.AspNetCore.Components.Forms;

namespace B2BBooking.WebFront.Forms;

internal static class BrowserFiles
{
    /// <summary>The whole file. A connection lost on the way is an <see cref="IOException"/>.</summary>
    public static async Task<byte[]> ReadAsync(this IBrowserFile file, long largest)
    {
        using var memory = new MemoryStream(capacity: (int)file.Size);
        try
        {
            await using var stream = file.OpenReadStream(largest);
            await stream.CopyToAsync(memory);
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException or Microsoft.JSInterop.JSException)
        {
            throw new IOException($"The upload of {file.Name} was interrupted.", e);
        }

        return memory.ToArray();
    }
}
