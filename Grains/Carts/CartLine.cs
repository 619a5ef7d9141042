using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;

namespace B2BBooking.Grains.Carts;

/// <summary>The merge of one product's changes in a cart: the same whatever the order and repetition in which they come.
/// Quantity = the largest surviving set (0 if none) + the surviving adds. See DESIGN.md.</summary>
public sealed partial class CartLine(ProductId product)
{
    /// <summary>Up to here a look through the changes is as fast as an index of their names.</summary>
    private const int Few = 8;

    private readonly List<LineEdit> _edits = new(1);
    private Dictionary<EntryName, int>? _index;
    private EntryFrontier? _seen;
    private EntryFrontier? _replaced;
    private List<EntryName>? _undoneBeforeTheyCame;
    private List<Acceptance>? _accepted;
    private List<int>? _sets;
    private int _firstStanding;
    private int _standing;
    private int _first = -1;
    private int _last = -1;
    private long _added;
    private int? _lowestPrice;

    private readonly record struct Acceptance(EntryFrontier Covered, int PriceVersion);

    public ProductId Product { get; } = product;

    /// <summary>All changes in order of arrival here, and where the line was submitted.</summary>
    public IReadOnlyList<LineEdit> Edits => _edits;

    /// <summary>What a page that shows the line now has seen of it.</summary>
    public ImmutableArray<EntryName> Seen => (_seen ?? SeenOfEdits()).Names;

    /// <summary>The latest by time that somebody made. Where a submission took something out depends on what had come by then, and says
    /// nothing of what is left.</summary>
    public LineEdit LastChange => _edits[_last];

    /// <summary>The earliest by time, whichever came first here: pages of all nodes show lines in the same order.</summary>
    public LineEdit FirstChange => _edits[_first];

    /// <summary>Whether a change of the line is in effect.</summary>
    public bool IsStanding => _standing > 0;

    public int Quantity => (int)Math.Min(_added + LargestSet(), int.MaxValue);

    /// <summary>The oldest price version that the author of a surviving quantity saw, and that nobody has accepted a newer one for;
    /// 0 for an empty line.</summary>
    public int PriceVersion => _lowestPrice ??= LowestPrice(covered: null);

    /// <summary>Several sets survive, so that their authors did not see one another, and they differ.</summary>
    public bool IsSetApart
    {
        get
        {
            if (_sets is not { Count: > 1 }) return false;
            foreach (var at in _sets)
                if (_edits[at].Quantity != _edits[_sets[0]].Quantity)
                    return true;
            return false;
        }
    }

    /// <summary>The surviving sets of a line that is set apart, in order of time; else none.</summary>
    public ImmutableArray<LineEdit> SetApart()
    {
        if (!IsSetApart) return [];
        var sets = _sets!.ConvertAll(at => _edits[at]);
        sets.Sort(LineEdit.Order);
        return [.. sets];
    }

    public bool TryFind(EntryName name, out LineEdit edit)
    {
        var at = IndexOf(name);
        edit = at < 0 ? default : _edits[at];
        return at >= 0;
    }

    /// <summary>What the changes that these names stand for come to just now.</summary>
    public int QuantityOf(ImmutableArray<EntryName> seen)
    {
        var covered = new EntryFrontier(seen);
        long added = 0;
        var set = 0;
        for (var at = _firstStanding; at < _edits.Count; at++)
        {
            var edit = _edits[at];
            if (!edit.IsStanding || !IsCovered(at, covered)) continue;
            if (edit.IsAdd) added += edit.Quantity;
            else if (edit.IsSet) set = Math.Max(set, edit.Quantity);
        }

        return (int)Math.Min(added + set, int.MaxValue);
    }

    /// <summary>Whether of what is covered something counts that was set in place of what a submission took out of the line.</summary>
    public bool IsSetInPlaceOf(Submission submission, EntryFrontier covered) =>
        _edits.Exists(e => e.Kind == LineChangeKind.Submitted && e.Name == submission.Name)
        && _edits.Exists(e => e.IsSet && e.IsStanding && covered.Covers(e.Name) && e.Causes.Any(submission.Covered.Covers));

    /// <summary>The oldest price version of what these names stand for and still counts; 0 for nothing.</summary>
    public int PriceVersionOf(ImmutableArray<EntryName> seen) => LowestPrice(new EntryFrontier(seen));

    /// <returns>False for a change that is here already.</returns>
    public bool Apply(LineEdit edit, EntryFrontier submitted)
    {
        if (IndexOf(edit.Name) >= 0) return false;
        var late = edit.CameLate || submitted.Covers(edit.Name);
        var voided = late
            || (_replaced?.Covers(edit.Name) ?? false)
            || (_undoneBeforeTheyCame?.Remove(edit.Name) ?? false);
        Keep(edit with { PriceVersion = AcceptedVersion(edit), Voided = voided, Repeated = false, CameLate = late });
        if (edit.IsAdd) FindRepeats(_edits.Count - 1);
        if (edit.ReplacesSeen) Replace(edit.Causes);
        else if (edit.Kind == LineChangeKind.Undone) Void(edit.Causes);
        else if (edit.Kind == LineChangeKind.PriceAccepted) Accept(new Acceptance(new EntryFrontier(edit.Causes), edit.PriceVersion));
        return true;
    }

    /// <summary>A submission takes what it covers out of the cart; where that was something, it stands in the line's history.</summary>
    public void Submit(LineEdit submission, EntryFrontier covered)
    {
        if (Sweep(covered)) Keep(submission with { Voided = true });
    }

    private void Keep(LineEdit edit)
    {
        var at = _edits.Count;
        _edits.Add(edit);
        if (edit.Kind != LineChangeKind.Submitted) FindEnds(edit, at);
        if (_index is not null) Index(edit, at);
        else if (_edits.Count > Few) (_index, _seen, _firstOfCommand) = (IndexNames(), SeenOfEdits(), IndexCommands());
        if (!edit.IsStanding) return;
        if (_standing++ == 0) _firstStanding = at;
        if (edit.IsSet) (_sets ??= new List<int>(1)).Add(at);
        if (edit.IsAdd) _added += edit.Quantity;
        if (edit.CountsPrice && _lowestPrice is { } lowest) _lowestPrice = lowest == 0 ? edit.PriceVersion : Math.Min(lowest, edit.PriceVersion);
    }

    private void FindEnds(in LineEdit edit, int at)
    {
        if (_first < 0 || _edits[_first].IsLaterThan(edit)) _first = at;
        if (_last < 0 || edit.IsLaterThan(_edits[_last])) _last = at;
    }

    private void Replace(ImmutableArray<EntryName> seen)
    {
        if (seen.IsDefaultOrEmpty) return;
        (_replaced ??= new EntryFrontier()).Include(seen);
        Sweep(_replaced);
    }

    /// <summary>Looks at what came since the first change that stands; the author of a replacement has usually seen all of it,
    /// so that each change is looked at about once.</summary>
    private bool Sweep(EntryFrontier covered)
    {
        var before = _standing;
        for (var at = _firstStanding; at < _edits.Count && _standing > 0; at++)
            if (_edits[at].IsStanding && IsCovered(at, covered))
                VoidAt(at);
        while (_firstStanding < _edits.Count && !_edits[_firstStanding].IsStanding) _firstStanding++;
        return _standing < before;
    }

    private void Void(ImmutableArray<EntryName> names)
    {
        foreach (var name in names)
        {
            var at = IndexOf(name);
            if (at >= 0 && !_edits[at].Voided) VoidAt(at);
            else if (at < 0 && !(_undoneBeforeTheyCame ??= []).Contains(name)) _undoneBeforeTheyCame.Add(name);
        }
    }

    private void VoidAt(int at)
    {
        var edit = _edits[at];
        _edits[at] = edit with { Voided = true };
        Uncount(edit, at);
        if (edit.Repeated) SettleRepeats(_repeats![CommandOf(edit)]);
    }

    private void Uncount(in LineEdit edit, int at)
    {
        if (!edit.IsStanding) return;
        _standing--;
        if (edit.IsAdd) _added -= edit.Quantity;
        if (edit.IsSet) _sets!.Remove(at);
        if (edit.CountsPrice && edit.PriceVersion == _lowestPrice) _lowestPrice = null;
    }

    private void Accept(Acceptance acceptance)
    {
        (_accepted ??= []).Add(acceptance);
        for (var at = 0; at < _edits.Count; at++)
            if (_edits[at] is { Kind: not LineChangeKind.PriceAccepted } edit && edit.PriceVersion < acceptance.PriceVersion && acceptance.Covered.Covers(edit.Name))
                _edits[at] = edit with { PriceVersion = acceptance.PriceVersion };
        _lowestPrice = null;
    }

    private int AcceptedVersion(LineEdit edit)
    {
        var version = edit.PriceVersion;
        if (_accepted is null || edit.Kind == LineChangeKind.PriceAccepted) return version;
        foreach (var accepted in _accepted)
            if (accepted.Covered.Covers(edit.Name))
                version = Math.Max(version, accepted.PriceVersion);
        return version;
    }

    private int LargestSet()
    {
        var largest = 0;
        if (_sets is null) return largest;
        foreach (var at in _sets) largest = Math.Max(largest, _edits[at].Quantity);
        return largest;
    }

    private int LowestPrice(EntryFrontier? covered)
    {
        var lowest = 0;
        for (var at = _firstStanding; at < _edits.Count; at++)
        {
            var edit = _edits[at];
            if (!edit.CountsPrice || !edit.IsStanding || (covered is not null && !IsCovered(at, covered))) continue;
            if (lowest == 0 || edit.PriceVersion < lowest) lowest = edit.PriceVersion;
        }

        return lowest;
    }

    private int IndexOf(EntryName name)
    {
        if (_index is not null) return _index.GetValueOrDefault(name, -1);
        for (var at = 0; at < _edits.Count; at++)
            if (_edits[at].Name == name)
                return at;
        return -1;
    }

    private void Index(LineEdit edit, int at)
    {
        _index!.TryAdd(edit.Name, at);
        if (edit.Kind != LineChangeKind.Submitted) _seen!.Include(edit.Name);
    }

    private EntryFrontier SeenOfEdits()
    {
        var seen = new EntryFrontier();
        foreach (var edit in _edits)
            if (edit.Kind != LineChangeKind.Submitted)
                seen.Include(edit.Name);
        return seen;
    }

    private Dictionary<EntryName, int> IndexNames()
    {
        var index = new Dictionary<EntryName, int>(_edits.Count * 2);
        for (var at = 0; at < _edits.Count; at++) index.TryAdd(_edits[at].Name, at);
        return index;
    }
}
