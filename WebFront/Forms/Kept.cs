using Microsoft.JSInterop;

namespace B2BBooking.WebFront.Forms;

/// <summary>What the browser keeps of an unsaved form (inputs with <c>data-keep</c>), seen from the server.</summary>
public sealed class Kept(IJSRuntime script) : IAsyncDisposable
{
    private IJSObjectReference? _module;

    /// <summary>Keeps a value that was not typed, such as a choice of pictures.</summary>
    public async Task KeepAsync(string name, string value) => await (await ModuleAsync()).InvokeVoidAsync("keepGiven", name, value);

    /// <summary>Forgets everything whose name begins so: the server has it.</summary>
    public async Task ForgetAsync(string prefix) => await (await ModuleAsync()).InvokeVoidAsync("forgetUnder", prefix);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and the module with it.
        }
    }

    private async Task<IJSObjectReference> ModuleAsync() =>
        _module ??= await script.InvokeAsync<IJSObjectReference>("import", "/_content/B2BBooking.WebFront/keep.js");
}
