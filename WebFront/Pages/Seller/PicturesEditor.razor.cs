using System.Collections.Immutable;
using System.Security.Cryptography;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Components;
using B2BBooking.WebFront.Forms;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Localisation;
using B2BBooking.WebFront.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Pages.Seller;

/// <summary>Pictures by their hashes. They are stored as they are chosen, under their content's name, and count once the
/// form is saved.</summary>
public sealed partial class PicturesEditor
{
    private const long LargestPicture = 2 * 1024 * 1024;

    private readonly List<string> _problems = [];
    private bool _busy;

    [Inject]
    private Session Session { get; set; } = null!;

    [Inject]
    private Drafts Drafts { get; set; } = null!;

    [Inject]
    private IStringLocalizer<Texts> L { get; set; } = null!;

    [Parameter, EditorRequired]
    public ShowId Show { get; set; }

    [Parameter, EditorRequired]
    public List<string> Pictures { get; set; } = [];

    [Parameter]
    public string? Title { get; set; }

    /// <summary>With 1, a picture takes the place of the one before.</summary>
    [Parameter]
    public int Most { get; set; } = int.MaxValue;

    [Parameter]
    public string? Error { get; set; }

    /// <summary>Under which name the browser keeps the choice of pictures until it is saved.</summary>
    [Parameter, EditorRequired]
    public string Keep { get; set; } = "";

    private Task SwapAsync(int one, int other)
    {
        (Pictures[one], Pictures[other]) = (Pictures[other], Pictures[one]);
        return KeepAsync();
    }

    private Task RemoveAsync(int at)
    {
        Pictures.RemoveAt(at);
        return KeepAsync();
    }

    private Task KeepAsync() => Drafts.KeepChoiceAsync(Keep, string.Join(' ', Pictures));

    private void Restore(ChangeEventArgs kept)
    {
        Pictures.Clear();
        Pictures.AddRange((kept.Value as string ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private async Task UploadAsync(InputFileChangeEventArgs chosen)
    {
        _problems.Clear();
        _busy = true;
        foreach (var file in chosen.GetMultipleFiles(Math.Max(chosen.FileCount, 1)))
        {
            if (await StoreAsync(file) is { } problem)
                _problems.Add(problem);
            StateHasChanged();
        }

        _busy = false;
        await KeepAsync();
    }

    private async Task<string?> StoreAsync(IBrowserFile file)
    {
        if (file.Size > LargestPicture)
            return T["PictureTooLarge", file.Name, FileSize.Show(file.Size)];
        byte[] bytes;
        try
        {
            bytes = await file.ReadAsync(LargestPicture);
        }
        catch (IOException)
        {
            return T["FileLost", file.Name];
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var outcome = await Session.Grain<IPictureGrain>(GrainKeys.Of(Show, hash))
            .PutAsync(new Picture(file.ContentType, ImmutableArray.Create(bytes)));
        if (!outcome.Ok)
            return outcome.Refusal.Code == RefusalCodes.BadValue ? T["PictureWrongType", file.Name] : L.Refusal(outcome.Refusal);
        if (Most == 1)
            Pictures.Clear();
        if (!Pictures.Contains(hash))
            Pictures.Add(hash);
        return null;
    }
}
