using System.Collections.Immutable;
using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Tests.Carts;

/// <summary>The merge of one line, case by case; A and B are nodes that work apart.</summary>
public sealed class CartLineTests
{
    private static readonly OriginId A = new(new Guid(1, 0, 0, new byte[8]));
    private static readonly OriginId B = new(new Guid(2, 0, 0, new byte[8]));

    private readonly CartLine _line = new(new ProductId(new SellerId("pans"), "p1"));

    [Fact]
    public void Adds_Apart_AddUp()
    {
        Give(Edit(A, 1, LineChangeKind.Added, 3), Edit(B, 1, LineChangeKind.Added, 4));
        Assert.Equal(7, _line.Quantity);
    }

    [Fact]
    public void Add_GivenAgainAtAnotherNode_CountsOnce()
    {
        Give(Add(B, 1, 4), Add(A, 1, 4));
        Assert.Equal(4, _line.Quantity);
        Assert.Equal([A], _line.Edits.Where(e => e.IsStanding).Select(e => e.Name.Origin));
    }

    [Fact]
    public void Add_GivenAgainAtAnotherNode_IsReplacedByWhoeverSawEither()
    {
        Give(Add(A, 1, 4), Add(B, 1, 4), Edit(B, 2, LineChangeKind.Set, 10, Name(B, 1)));
        Assert.Equal(10, _line.Quantity);
    }

    [Fact]
    public void Add_UndoneWhereItWasGivenAgain_IsUndoneEverywhere()
    {
        Give(Add(B, 1, 4), Edit(B, 2, LineChangeKind.Undone, 0, Name(B, 1)), Add(A, 1, 4));
        Assert.Equal(0, _line.Quantity);
    }

    [Fact]
    public void Add_OfAnotherQuantityUnderTheSameCommand_CountsBesideIt()
    {
        Give(Add(A, 1, 4), Add(B, 1, 5));
        Assert.Equal(9, _line.Quantity);
    }

    [Fact]
    public void Add_GivenAgainInALongLine_CountsOnce()
    {
        for (var seq = 1; seq <= 20; seq++) Give(Edit(A, seq, LineChangeKind.Added, 1));
        Give(Add(B, 1, 4), Add(A, 21, 4));
        Assert.Equal(24, _line.Quantity);
    }

    /// <summary>Found by the simulator (seed 100710): the line's price depended on the order of arrival.</summary>
    [Fact]
    public void Change_WithoutAPrice_SaysNothingOfTheLines_InWhateverOrderItComes()
    {
        var other = new CartLine(_line.Product);
        var (priced, bare) = (Edit(A, 1, LineChangeKind.Set, 11, price: 2), Edit(B, 1, LineChangeKind.Undone, 37, price: 0));
        Give(priced);
        Assert.Equal(2, _line.PriceVersion);
        Give(bare);
        foreach (var edit in new[] { bare, priced }) other.Apply(edit, new EntryFrontier());
        Assert.Equal((2, 2), (_line.PriceVersion, other.PriceVersion));
    }

    [Fact]
    public void Set_OfWhatWasSeen_ReplacesIt()
    {
        Give(Edit(A, 1, LineChangeKind.Added, 3), Edit(A, 2, LineChangeKind.Set, 10, Name(A, 1)));
        Assert.Equal(10, _line.Quantity);
    }

    [Fact]
    public void Add_NotSeenBySet_CountsBesideIt()
    {
        Give(Edit(A, 1, LineChangeKind.Added, 3), Edit(B, 1, LineChangeKind.Added, 4), Edit(A, 2, LineChangeKind.Set, 10, Name(A, 1)));
        Assert.Equal(14, _line.Quantity);
    }

    [Fact]
    public void Sets_Apart_BothSurviveAndTheLargerCounts()
    {
        Give(Edit(A, 1, LineChangeKind.Added, 3), Edit(A, 2, LineChangeKind.Set, 10, Name(A, 1)), Edit(B, 1, LineChangeKind.Set, 8, Name(A, 1)));
        Assert.Equal(10, _line.Quantity);
        Assert.Equal([8, 10], _line.SetApart().Select(e => e.Quantity));
    }

    [Fact]
    public void Sets_ApartButEqual_AreNothingToReview()
    {
        Give(Edit(A, 1, LineChangeKind.Set, 8), Edit(B, 1, LineChangeKind.Set, 8));
        Assert.Equal(8, _line.Quantity);
        Assert.False(_line.IsSetApart);
    }

    [Fact]
    public void Resolve_OfSetsApart_SettlesThem()
    {
        Give(Edit(A, 1, LineChangeKind.Set, 10), Edit(B, 1, LineChangeKind.Set, 8), Edit(A, 2, LineChangeKind.Resolved, 9, Name(A, 1), Name(B, 1)));
        Assert.Equal(9, _line.Quantity);
        Assert.False(_line.IsSetApart);
    }

    [Fact]
    public void Add_NotSeenByRemoval_Survives()
    {
        Give(Edit(A, 1, LineChangeKind.Added, 3), Edit(B, 1, LineChangeKind.Added, 4), Edit(A, 2, LineChangeKind.Removed, 0, Name(A, 1)));
        Assert.Equal(4, _line.Quantity);
    }

    [Fact]
    public void Removal_BeforeWhatItNames_IsRemembered()
    {
        Give(Edit(B, 1, LineChangeKind.Removed, 0, Name(A, 2)), Edit(A, 1, LineChangeKind.Added, 3), Edit(A, 2, LineChangeKind.Added, 4));
        Assert.Equal(0, _line.Quantity);
    }

    [Fact]
    public void Undo_BeforeTheAddItNames_IsRemembered()
    {
        Give(Edit(B, 1, LineChangeKind.Undone, 0, Name(A, 2)), Edit(A, 1, LineChangeKind.Added, 3), Edit(A, 2, LineChangeKind.Added, 4));
        Assert.Equal(3, _line.Quantity);
    }

    [Fact]
    public void Undo_OfSet_LeavesWhatWasAddedSince()
    {
        Give(
            Edit(A, 1, LineChangeKind.Added, 5),
            Edit(A, 2, LineChangeKind.Set, 8, Name(A, 1)),
            Edit(A, 3, LineChangeKind.Added, 2),
            Edit(A, 4, LineChangeKind.Undone, 5, Name(A, 2)));
        Assert.Equal(7, _line.Quantity);
    }

    [Fact]
    public void PriceVersion_OfSeveralAdds_IsTheOldestThatIsNotAccepted()
    {
        Give(Edit(A, 1, LineChangeKind.Added, 5, price: 2), Edit(B, 1, LineChangeKind.Added, 1, price: 1));
        Assert.Equal(1, _line.PriceVersion);
        Give(Edit(A, 2, LineChangeKind.PriceAccepted, 0, 3, Name(A, 1), Name(B, 1)));
        Assert.Equal(3, _line.PriceVersion);
        Give(Edit(B, 2, LineChangeKind.Added, 1, price: 2));
        Assert.Equal(2, _line.PriceVersion);
    }

    [Fact]
    public void Edits_ManyOnOneLine_StaySummedAndFound()
    {
        for (var i = 1; i <= 5_000; i++) Give(Edit(A, i, LineChangeKind.Added, 1));
        Assert.Equal(5_000, _line.Quantity);
        Assert.Equal(Name(A, 5_000), Assert.Single(_line.Seen));
        Assert.False(_line.Apply(Edit(A, 17, LineChangeKind.Added, 1), new EntryFrontier()));
    }

    private static EntryName Name(OriginId origin, long seq) => new(origin, seq);

    private static LineEdit Edit(OriginId origin, long seq, LineChangeKind kind, int quantity, params ImmutableArray<EntryName> causes) =>
        Edit(origin, seq, kind, quantity, 1, causes);

    private static LineEdit Edit(OriginId origin, long seq, LineChangeKind kind, int quantity, int price, params ImmutableArray<EntryName> causes) =>
        new(Name(origin, seq), new HybridTime(seq), "ann", kind, quantity, price, 0, ForGroup: false, causes);

    /// <summary>Always the same command.</summary>
    private static LineEdit Add(OriginId origin, long seq, int quantity) =>
        Edit(origin, seq, LineChangeKind.Added, quantity) with { Command = new Guid(9, 0, 0, new byte[8]) };

    private void Give(params LineEdit[] edits)
    {
        foreach (var edit in edits) Assert.True(_line.Apply(edit, new EntryFrontier()));
    }
}
