using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Carts;
using B2BBooking.WebFront.Components;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Localisation;
using Microsoft.AspNetCore.Components;

namespace B2BBooking.WebFront.Pages.Member.QuickOrder;

/// <summary>The quick-order pad. Its text is the one truth: scans write into it, the verdicts follow from it, and it survives
/// a reload; what was added leaves it, what was refused stays with its reason.</summary>
public sealed partial class QuickOrderPage
{
    private const int MostLines = 1000;
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, ProductId> _chosen = [];
    private readonly HashSet<string> _scans = [];
    private List<PadVerdict> _verdicts = [];
    private string _judged = "";
    private CancellationTokenSource _asking = new();
    private ElementReference _scanInput;
    private string _text = "";
    private string? _scanMessage;
    private bool _scanFailed;
    private bool _adding;
    private Refusal? _refusal;

    [Inject] private LiveCart Cart { get; set; } = null!;

    [Inject] private Drafts Drafts { get; set; } = null!;

    [Inject] private Toasts Toasts { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    private string Keep => $"pad-{Context.Id}-{Context.GroupId}";

    private List<PadVerdict> Ready => [.. _verdicts.Where(verdict => verdict.Ready).Take(MostLines)];

    private Money? Value => Ready.Count == 0
        ? null
        : Ready.Select(v => v.Product!.Definition.ShowPrice * v.Quantity).Aggregate((sum, next) => sum + next);

    private string Example => L["quick.example"].Value.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Context is { Group: not null, CartIsOpen: true })
            await _scanInput.FocusAsync();
    }

    private async Task TypedAsync()
    {
        var overtaken = Overtake();
        try
        {
            await Task.Delay(Idle, Clock, overtaken);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await JudgeAsync(overtaken);
    }

    /// <summary>What was asked about an older text no longer counts.</summary>
    private CancellationToken Overtake()
    {
        _asking.Cancel();
        _asking.Dispose();
        _asking = new CancellationTokenSource();
        return _asking.Token;
    }

    private async Task JudgeAsync(CancellationToken overtaken)
    {
        var text = _text;
        var lines = QuickOrderText.Parse(text);
        var found = lines.Count == 0 ? [] : await Catalogue.ResolveAsync([.. lines.Select(line => line.Code).Distinct()]);
        if (overtaken.IsCancellationRequested)
            return;
        var byCode = found.ToDictionary(code => code.Typed, code => code.Products);
        (_judged, _verdicts) = (text, [.. lines.Select(line => Judge(line, byCode.GetValueOrDefault(line.Code, [])))]);
    }

    private PadVerdict Judge(PadLine line, ImmutableArray<ProductView> candidates)
    {
        var product = candidates.Length == 1
            ? candidates[0]
            : _chosen.TryGetValue(line.Code, out var chosen) ? candidates.FirstOrDefault(c => c.Id == chosen) : null;
        return new PadVerdict(line, candidates, product, null);
    }

    private void Choose(PadVerdict verdict, ProductId product)
    {
        _chosen[verdict.Line.Code] = product;
        _verdicts = [.. _verdicts.Select(v => v.Line.Code == verdict.Line.Code ? Judge(v.Line, v.Candidates) : v)];
    }

    private async Task RoundAsync(PadVerdict verdict, int quantity) =>
        await WriteAsync(QuickOrderText.WithQuantity(_text, verdict.Line, quantity));

    // A scanner types the code and Enter, and goes on: scan.js has taken the code and freed the input for the next one.
    // A line that is being added just now does not grow: it leaves the pad as it was sent.
    private async Task ScanAsync(ChangeEventArgs taken)
    {
        // Its id and the code. After a lost connection it may come a second time.
        var (scan, code) = ((string)taken.Value!).Split(' ', 2) is [var first, var second] ? (first, second) : ("", "");
        if (code.Length == 0 || !_scans.Add(scan))
            return;
        var products = (await Catalogue.ResolveAsync([code]))[0].Products;
        _scanFailed = products.IsEmpty;
        _scanMessage = products.IsEmpty ? L.Refusal(Refusal.Of(RefusalCodes.UnknownProduct, code)) : products[0].Definition.Name.In(Session.Language);
        await WriteAsync(products.IsEmpty ? _text : QuickOrderText.Scan(_text, code, products[0].Definition.PackQuantity, grow: !_adding), scan);
    }

    private async Task WriteAsync(string text, string? scan = null)
    {
        _text = text;
        var overtaken = Overtake();
        await Drafts.KeepAsync(Keep, text, scan);
        await JudgeAsync(overtaken);
    }

    // One command id for the pad as it stands: sent twice, it is answered twice and added once.
    private async Task AddAsync()
    {
        if (_adding)
            return;
        _adding = true;
        try
        {
            while (_judged != _text)
                await JudgeAsync(Overtake());
            var sent = Ready;
            if (sent.Count == 0)
                return;
            var command = new CommandId(await Drafts.CommandIdAsync(Keep));
            var outcome = await Cart.Grain.AddManyAsync(command, [.. sent.Select(v => new AddLine(v.Product!.Id, v.Quantity, v.Product.PriceVersion))]);
            await Drafts.ForgetCommandAsync(Keep);
            _refusal = outcome.Refusal;
            if (outcome.Ok)
                await AddedAsync(sent, outcome.Value);
        }
        finally
        {
            _adding = false;
        }
    }

    // Only what was added leaves the pad: its text may have changed while the cart answered.
    private async Task AddedAsync(List<PadVerdict> sent, CartReceipt receipt)
    {
        var answered = sent.Zip(receipt.Verdicts, (line, verdict) => line with { Refusal = verdict.Refusal }).ToList();
        List<PadLine> added = [.. answered.Where(v => v.Refusal is null).Select(v => v.Line)];
        await WriteAsync(QuickOrderText.Without(_text, added));
        _verdicts = [.. _verdicts.Select(now => now with { Refusal = answered.Find(v => v.Refusal is not null && v.Line.Says(now.Line))?.Refusal })];
        Toasts.Show(new Toast(L.Count("quick.added", added.Count, added.Count.Show()), Subject: Keep));
        await Cart.CatchUpAsync(receipt);
    }

    private ICatalogueSearchGrain Catalogue => Session.Grain<ICatalogueSearchGrain>(Context.Id);

    public void Dispose()
    {
        _asking.Cancel();
        _asking.Dispose();
    }
}
