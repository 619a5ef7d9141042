using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Sellers;

/// <summary>Who sells for a seller at a show: for each person the last addition, removal or assignment counts.</summary>
public sealed class Staff : IStreamState<Staff>
{
    private readonly LastWriteSet _staff = new();
    private readonly Dictionary<UserId, LastWrite<Representation>> _representatives = [];

    public static int RulesVersion => 2;

    public StaffView View => new([.. _staff.Present.Select(id => new UserId(id))], Representatives);

    public int Size => _staff.Size + _representatives.Count;

    public static Staff Empty(StreamName stream) => new();

    public static Staff Read(StreamName stream, ref PayloadReader reader)
    {
        var staff = new Staff();
        staff._staff.Read(ref reader);
        for (var left = reader.ReadCount(leastBytes: 2); left > 0; left--) staff.At(new UserId(reader.ReadString())).Read(ref reader);
        return staff;
    }

    public void Write(ref PayloadWriter writer)
    {
        _staff.Write(ref writer);
        writer.WriteCount(_representatives.Count);
        foreach (var (representative, assigned) in _representatives)
        {
            writer.WriteString(representative.Value);
            assigned.Write(ref writer);
        }
    }

    public bool Has(UserId user) => _staff.Contains(user.Value);

    public ImmutableArray<GroupId> GroupsOf(UserId representative) =>
        _representatives.TryGetValue(representative, out var assigned) ? assigned.Value!.Groups : [];

    public bool Apply(Entry entry)
    {
        switch (entry.Kind)
        {
            case StaffEntries.Added or StaffEntries.Removed:
                _staff.Write(StaffEntries.ReadUser(entry.Payload).Value, entry.Kind == StaffEntries.Added, Stamp.Of(entry));
                return true;
            case StaffEntries.Assigned:
                At(StaffEntries.ReadAssigned(entry.Payload).Representative).Write(entry);
                return true;
            default:
                return false;
        }
    }

    private ImmutableArray<Representation> Representatives =>
        [.. _representatives.Values.Select(r => r.Value!).Where(r => r.Groups.Length > 0)
            .OrderBy(r => r.Representative.Value, StringComparer.Ordinal)];

    private LastWrite<Representation> At(UserId representative)
    {
        if (!_representatives.TryGetValue(representative, out var assigned))
            _representatives.Add(representative, assigned = new LastWrite<Representation>(StaffEntries.ReadAssigned));
        return assigned;
    }
}
