using B2BBooking.Grains.Interfaces.Notes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Notes;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;
using FsCheck.Xunit;

namespace B2BBooking.Grains.Tests.Notes;

public sealed class NotebookTests
{
    private static readonly ShowId Spring = new("spring");
    private static readonly NoteSubject Subject = new(Spring, new SellerId("acme"), null);
    private static readonly Guid Id = Guid.Parse("0198a000-0000-7000-8000-000000000001");

    private readonly WrittenStream _stream = new(NoteEntries.StreamOf(Spring, new GroupId("g")));

    [Fact]
    public void Write_ApartOnTwoNodes_KeepsBothTexts()
    {
        var (one, other) = (Notebook.Empty(default), Notebook.Empty(default));
        var first = Write(one, "A");
        other.Apply(first);
        var left = Write(one, "left");
        _stream.Origin = new OriginId(Guid.NewGuid());
        var right = Write(other, "right");
        one.Apply(right);
        other.Apply(left);

        Assert.Equal(["right", "left"], Texts(one));
        Assert.Equal(["right", "left"], Texts(other));
        other.Apply(Write(one, "settled"));
        Assert.Equal(["settled"], Texts(other));
    }

    [Fact]
    public void Write_OfAnEmptyText_DeletesTheNote()
    {
        var notebook = Notebook.Empty(default);
        Write(notebook, "A");
        Write(notebook, "");

        Assert.Empty(notebook.List(u => u.Value));
    }

    [Fact]
    public void Write_BesideADeletion_Survives()
    {
        var (one, other) = (Notebook.Empty(default), Notebook.Empty(default));
        other.Apply(Write(one, "A"));
        var deletion = Write(one, "");
        _stream.Origin = new OriginId(Guid.NewGuid());
        one.Apply(Write(other, "kept"));
        other.Apply(deletion);

        Assert.Equal(["kept"], Texts(one));
        Assert.Equal(["kept"], Texts(other));
    }

    [Property(MaxTest = 100)]
    public void Apply_InAnyOrderOnThreeNodes_GivesTheSameNotes(int seed)
    {
        var random = new Random(seed);
        var nodes = Enumerable.Range(0, 3).Select(_ => (Origin: new OriginId(Guid.NewGuid()), Book: Notebook.Empty(default))).ToArray();
        Guid[] ids = [Id, Guid.Parse("0198a000-0000-7000-8000-000000000002")];
        var delivered = new Dictionary<(int From, int To), int>();
        for (var i = 0; i < 25; i++)
        {
            var at = random.Next(3);
            if (random.Next(2) == 0)
            {
                _stream.Origin = nodes[at].Origin;
                Write(nodes[at].Book, random.Next(5) == 0 ? "" : $"text {i}", ids[random.Next(2)]);
                continue;
            }

            // An origin's entries arrive in its order, without gaps; those of several origins in any.
            var from = random.Next(3);
            var known = delivered.GetValueOrDefault((from, at));
            var next = _stream.Entries.Where(e => e.Origin == nodes[from].Origin).Skip(known).Take(random.Next(1, 3)).ToList();
            foreach (var entry in next) nodes[at].Book.Apply(entry);
            delivered[(from, at)] = known + next.Count;
        }

        foreach (var (_, book) in nodes)
            foreach (var entry in _stream.InRandomOrderTwice(random)) book.Apply(entry);
        var expected = Shown(nodes[0].Book);
        Assert.All(nodes, node => Assert.Equal(expected, Shown(node.Book)));
        Assert.Equal(expected, Shown(ThroughSnapshot(nodes[1].Book)));
    }

    [Fact]
    public void Write_NamingVersionsThatWereNeverWritten_IsRefused()
    {
        var notebook = Notebook.Empty(default);
        Write(notebook, "A");
        var future = new EntryName(_stream.Origin, 1_000);

        var decision = NoteRules.Write(notebook, new WriteNote(Id, Subject, "B", [future]), Spring, subjectExists: true);

        Assert.Equal("seen", decision.Refusal?.Arguments[0]);
    }

    [Fact]
    public void Write_OfTooLongATextOrAnotherShow_IsRefused()
    {
        var notebook = Notebook.Empty(default);

        Assert.Equal("text", NoteRules.Write(notebook, new WriteNote(Id, Subject, new string('a', 4_001), []), Spring, true).Refusal?.Arguments[0]);
        Assert.Equal("show", NoteRules.Write(notebook, new WriteNote(Id, Subject, "a", []), new ShowId("autumn"), true).Refusal?.Arguments[0]);
        Assert.Equal(RefusalCodes.NotFound, NoteRules.Write(notebook, new WriteNote(Id, Subject, "a", []), Spring, false).Refusal?.Code);
    }

    private Entry Write(Notebook notebook, string text, Guid? id = null)
    {
        var seen = notebook.Find(id ?? Id)?.Seen ?? [];
        var entry = _stream.Write([NoteEntries.Write(new WriteNote(id ?? Id, Subject, text, seen))])[0];
        Assert.True(notebook.Apply(entry));
        return entry;
    }

    private static string[] Texts(Notebook notebook) => [.. Assert.Single(notebook.List(u => u.Value)).Texts.Select(t => t.Text)];

    private static string[] Shown(Notebook notebook) =>
        [.. notebook.List(u => u.Value).Select(n => $"{n.NoteId}: {string.Join('|', n.Texts.Select(t => t.Text))} after {string.Join(',', n.Seen)}")];

    private static Notebook ThroughSnapshot(Notebook notebook)
    {
        var writer = new PayloadWriter(1);
        notebook.Write(ref writer);
        var reader = new PayloadReader(writer.ToArray());
        reader.ReadVersion(1);
        var read = Notebook.Read(default, ref reader);
        reader.ReadEnd();
        return read;
    }
}
