using B2BBooking.Grains.Streams;

namespace B2BBooking.Grains.Carts;

/// <summary>A command whose answer was lost may be given again at another node, which has not heard of it yet: each node makes an entry.
/// The two are one add. That of the smallest origin counts, and whoever names either names both; so it is the same in
/// whatever order they come.</summary>
public sealed partial class CartLine
{
    private Dictionary<AddCommand, int>? _firstOfCommand;
    private Dictionary<AddCommand, List<int>>? _repeats;

    /// <summary>Another quantity, or another author, is another command, though someone gave it the same id: both count.</summary>
    private readonly record struct AddCommand(Guid Id, string Actor, int Quantity);

    private static AddCommand CommandOf(in LineEdit edit) => new(edit.Command, edit.Actor, edit.Quantity);

    private void FindRepeats(int at)
    {
        var command = CommandOf(_edits[at]);
        if (command.Id == Guid.Empty || FirstOf(command, at) is not { } first) return;
        if (!(_repeats ??= []).TryGetValue(command, out var same)) _repeats.Add(command, same = [first]);
        same.Add(at);
        SettleRepeats(same);
    }

    private void SettleRepeats(List<int> same)
    {
        var counting = same.Min(at => _edits[at].Name.Origin.Value);
        foreach (var at in same)
        {
            if (_edits[at] is not { Repeated: false } edit || edit.Name.Origin.Value == counting) continue;
            _edits[at] = edit with { Repeated = true };
            Uncount(edit, at);
        }

        if (!same.Exists(at => _edits[at] is { Repeated: true, Voided: true })) return;
        foreach (var at in same)
            if (_edits[at] is { Repeated: false, Voided: false })
                VoidAt(at);
    }

    /// <summary>Whether these names stand for an add, by its own name or that of one for which it counts.</summary>
    private bool IsCovered(int at, EntryFrontier covered) =>
        covered.Covers(_edits[at].Name)
        || (_repeats is not null && _repeats.TryGetValue(CommandOf(_edits[at]), out var same)
            && same.Exists(other => _edits[other].Repeated && covered.Covers(_edits[other].Name)));

    private int? FirstOf(in AddCommand command, int before)
    {
        if (_firstOfCommand is not null) return _firstOfCommand.TryAdd(command, before) || _firstOfCommand[command] == before ? null : _firstOfCommand[command];
        for (var at = 0; at < before; at++)
            if (_edits[at].IsAdd && CommandOf(_edits[at]) == command)
                return at;
        return null;
    }

    private Dictionary<AddCommand, int> IndexCommands()
    {
        var index = new Dictionary<AddCommand, int>(_edits.Count * 2);
        for (var at = 0; at < _edits.Count; at++)
            if (_edits[at].IsAdd)
                index.TryAdd(CommandOf(_edits[at]), at);
        return index;
    }
}
