using Microsoft.JSInterop;

namespace B2BBooking.WebFront.Components;

/// <summary>The .NET end of keep.js: what this tab keeps of its user's typing, and ids of commands that must not be given twice.</summary>
public sealed class Drafts(IJSRuntime script) : IAsyncDisposable
{
    private IJSObjectReference? _module;

    /// <summary>What was typed is saved, or given up.</summary>
    public async Task ForgetAsync(string name) => await (await ModuleAsync()).InvokeVoidAsync("forget", name);

    /// <summary>What was typed is kept elsewhere; typed further meanwhile, it stays.</summary>
    public async Task ForgetAsync(string name, string value) => await (await ModuleAsync()).InvokeVoidAsync("forgetIf", name, value);

    /// <summary>Forgets everything whose name begins so: a form that was saved.</summary>
    public async Task ForgetAllAsync(string prefix) => await (await ModuleAsync()).InvokeVoidAsync("forgetUnder", prefix);

    /// <summary>Keeps a value that was not typed, such as a choice of pictures; none of them is a value too.</summary>
    public async Task KeepChoiceAsync(string name, string value) => await (await ModuleAsync()).InvokeVoidAsync("keepGiven", name, value);

    /// <summary>Keeps what the page itself wrote into an input. A scan that is in it is done with at the same moment: until
    /// then it comes again.</summary>
    public async Task KeepAsync(string name, string value, string? scan = null) =>
        await (await ModuleAsync()).InvokeVoidAsync("keep", name, value, scan);

    /// <summary>An id that stays the same in this tab, also over a reload, until it is forgotten.</summary>
    public async Task<Guid> CommandIdAsync(string name) => await (await ModuleAsync()).InvokeAsync<Guid>("commandId", name);

    /// <summary>Whether the command was given, as far as this tab knows; its answer may have been lost.</summary>
    public async Task<bool> WasGivenAsync(string name) => await (await ModuleAsync()).InvokeAsync<bool>("wasGiven", name);

    public async Task GiveAsync(string name) => await (await ModuleAsync()).InvokeVoidAsync("give", name);

    public async Task ForgetCommandAsync(string name) => await (await ModuleAsync()).InvokeVoidAsync("forgetCommand", name);

    private async ValueTask<IJSObjectReference> ModuleAsync() =>
        _module ??= await script.InvokeAsync<IJSObjectReference>("import", "/_content/B2BBooking.WebFront/keep.js");

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The circuit ended first.
        }
    }
}
