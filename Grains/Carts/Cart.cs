using System.Collections.Immutable;
using B2BBooking.Grains.Carts.Submissions;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Carts;

/// <summary>Somebody's word that the cart is right as they saw it.</summary>
public sealed record Confirmation(EntryFrontier Seen, EntryName Name, HybridTime Time, string Actor, bool ForGroup)
{
    public Stamp Stamp => new(Time, Name.Origin, Name.Seq);
}

/// <summary>A submission and the orders that it made.</summary>
public sealed record Submission(
    EntryFrontier Covered, EntryName Name, HybridTime Time, string Actor, Guid CommandId, ImmutableArray<OrderPlaced> Orders);

/// <summary>The cart that a client group shares at a show: its lines, whether it is confirmed, what was submitted.
/// Merged: see DESIGN.md.</summary>
public sealed class Cart : IStreamState<Cart>
{
    private readonly Dictionary<ProductId, CartLine> _lines = [];
    private readonly Dictionary<string, string> _shared = [];
    private readonly HashSet<CartLine> _standing = [];
    private readonly EntryFrontier _changes = new();
    private readonly EntryFrontier _submitted = new();
    private readonly List<Submission> _submissions = [];
    private readonly List<Confirmation> _confirmations = [];
    private int _edits;

    public static int RulesVersion => 4;

    /// <summary>The lines with a change in effect, in no order. Their cost is that of the cart as it is, not of its history.</summary>
    public IReadOnlyCollection<CartLine> Lines => _standing;

    public IReadOnlyList<Submission> Submissions => _submissions;

    /// <summary>Everything that a page which shows the whole cart now has seen of it.</summary>
    public ImmutableArray<EntryName> Changes => _changes.Names;

    /// <summary>The latest confirmation whose author saw all that the cart holds, or null.</summary>
    public Confirmation? Confirmed { get; private set; }

    /// <summary>Submissions that were asked for away from central.</summary>
    public SubmissionIntents Intents { get; } = new();

    public int Size => _edits + _submissions.Count + _confirmations.Count + Intents.All.Count;

    public static Cart Empty(StreamName stream) => new();

    /// <summary>The line of a product that was ever in the cart, or null.</summary>
    public CartLine? Find(ProductId product) => _lines.GetValueOrDefault(product);

    public bool Apply(Entry entry) => Apply(entry, out _);

    /// <param name="changed">The line that the entry is about; null where it is about the cart, or not known.</param>
    public bool Apply(Entry entry, out CartLine? changed)
    {
        changed = null;
        switch (entry.Kind)
        {
            case CartEntries.Confirmed:
                Confirm(entry);
                return true;
            case CartEntries.Submitted:
                Submit(entry);
                return true;
            default:
                if (KindOf(entry.Kind) is not { } kind) return Intents.Apply(entry);
                changed = Change(entry, kind);
                return true;
        }
    }

    public void Write(ref PayloadWriter writer)
    {
        writer.WriteCount(_submissions.Count);
        foreach (var submission in _submissions)
        {
            Write(ref writer, submission.Covered, submission.Name, submission.Time, submission.Actor);
            writer.WriteGuid(submission.CommandId);
            CartEntries.Write(ref writer, submission.Orders);
        }

        writer.WriteCount(_lines.Count);
        foreach (var line in _lines.Values) line.Write(ref writer);
        _changes.Write(ref writer);
        writer.WriteCount(_confirmations.Count);
        foreach (var confirmation in _confirmations)
        {
            Write(ref writer, confirmation.Seen, confirmation.Name, confirmation.Time, confirmation.Actor);
            writer.WriteBool(confirmation.ForGroup);
        }

        Intents.Write(ref writer);
    }

    public static Cart Read(StreamName stream, ref PayloadReader reader)
    {
        var cart = new Cart();
        for (var left = reader.ReadCount(leastBytes: 40); left > 0; left--)
        {
            var (covered, name, time, actor) = ReadHead(ref reader);
            cart.Keep(new Submission(covered, name, time, actor, reader.ReadGuid(), CartEntries.ReadOrders(ref reader)));
        }

        for (var left = reader.ReadCount(leastBytes: 3); left > 0; left--) cart.Keep(CartLine.Read(ref reader, cart._submissions));
        cart._changes.Include(reader.ReadEntryNames());
        for (var left = reader.ReadCount(leastBytes: 20); left > 0; left--)
        {
            var (seen, name, time, actor) = ReadHead(ref reader);
            cart._confirmations.Add(new Confirmation(seen, name, time, actor, reader.ReadBool()));
        }

        cart.ChooseConfirmation();
        cart.Intents.Read(ref reader);
        return cart;
    }

    private static LineChangeKind? KindOf(string kind) => kind switch
    {
        CartEntries.Add => LineChangeKind.Added,
        CartEntries.Set => LineChangeKind.Set,
        CartEntries.Remove => LineChangeKind.Removed,
        CartEntries.Resolve => LineChangeKind.Resolved,
        CartEntries.Restore => LineChangeKind.Restored,
        CartEntries.Undo => LineChangeKind.Undone,
        CartEntries.AcceptPrice => LineChangeKind.PriceAccepted,
        _ => null,
    };

    private CartLine Change(Entry entry, LineChangeKind kind)
    {
        var change = CartEntries.ReadLine(entry.Payload);
        var line = LineOf(change.Product);
        var edit = new LineEdit(
            entry.Name, entry.Time, Shared(entry.Actor), kind, change.Quantity, change.PriceVersion, change.Former, change.ForGroup, entry.Causes)
        {
            Command = kind == LineChangeKind.Added ? entry.CommandId : Guid.Empty,
        };
        if (!line.Apply(edit, _submitted)) return line;
        _edits++;
        Track(line);
        Changed(entry.Name);
        return line;
    }

    private CartLine LineOf(ProductId product)
    {
        if (_lines.TryGetValue(product, out var line)) return line;
        line = new CartLine(new ProductId(new SellerId(Shared(product.Seller.Value)), product.Code));
        _lines.Add(line.Product, line);
        return line;
    }

    private void Submit(Entry entry)
    {
        if (_submissions.Exists(s => s.Name == entry.Name)) return;
        var covered = new EntryFrontier(entry.Causes);
        Keep(new Submission(covered, entry.Name, entry.Time, Shared(entry.Actor), entry.CommandId, CartEntries.ReadSubmission(entry.Payload)));
        var mark = new LineEdit(entry.Name, entry.Time, Shared(entry.Actor), LineChangeKind.Submitted, 0, 0, 0, ForGroup: false, []);
        foreach (var line in _standing.ToArray())
        {
            line.Submit(mark, covered);
            Track(line);
        }

        Changed(entry.Name);
    }

    private void Confirm(Entry entry)
    {
        // Read in any case: whether this version understands an entry must not hang on what came before it.
        var forGroup = CartEntries.ReadConfirmation(entry.Payload);
        if (_confirmations.Exists(c => c.Name == entry.Name)) return;
        var seen = new EntryFrontier(entry.Causes);
        if (!seen.Covers(_changes)) return;
        _confirmations.Add(new Confirmation(seen, entry.Name, entry.Time, Shared(entry.Actor), forGroup));
        ChooseConfirmation();
    }

    /// <summary>A confirmation whose author did not see a change never counts again, in whatever order the two come.</summary>
    private void Changed(EntryName name)
    {
        _changes.Include(name);
        if (_confirmations.Count == 0) return;
        _confirmations.RemoveAll(c => !c.Seen.Covers(name));
        ChooseConfirmation();
    }

    private void ChooseConfirmation()
    {
        Confirmed = null;
        foreach (var confirmation in _confirmations)
            if (Confirmed is null || confirmation.Stamp > Confirmed.Stamp)
                Confirmed = confirmation;
    }

    private void Keep(CartLine line)
    {
        _lines.Add(line.Product, line);
        _edits += line.Edits.Count;
        Track(line);
    }

    private void Keep(Submission submission)
    {
        _submissions.Add(submission);
        _submitted.Include(submission.Covered.Names);
        Intents.Submitted(submission.CommandId);
    }

    private void Track(CartLine line)
    {
        if (line.IsStanding) _standing.Add(line);
        else _standing.Remove(line);
    }

    /// <summary>One string for each author and seller, not one for each change and line.</summary>
    private string Shared(string id)
    {
        if (_shared.TryGetValue(id, out var shared)) return shared;
        _shared.Add(id, id);
        return id;
    }

    private static void Write(ref PayloadWriter writer, EntryFrontier seen, EntryName name, HybridTime time, string actor)
    {
        seen.Write(ref writer);
        writer.WriteEntryName(name);
        writer.WriteInt64(time.Value);
        writer.WriteString(actor);
    }

    private static (EntryFrontier Seen, EntryName Name, HybridTime Time, string Actor) ReadHead(ref PayloadReader reader) =>
        (EntryFrontier.Read(ref reader), reader.ReadEntryName(), new HybridTime(reader.ReadInt64()), reader.ReadString());
}
