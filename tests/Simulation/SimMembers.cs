using System.Collections.Immutable;
using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Journal;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Simulation.Tests;

/// <summary>A command as its author sent it; repeated, it is the same one.</summary>
sealed record SimCommand(CommandId Id, Scope Scope, GroupId Group, UserId Author, int Kind, AddLine Add, SetLine Set, EntryName Change, SimNode At)
{
    /// <summary>The <see cref="Kind"/> that nodes of the newer version alone carry out.</summary>
    public const int Newer = 100;
}

/// <summary>A command whose author was told that it is done, and its entries.</summary>
sealed record Answered(SimCommand Command, ImmutableArray<EntryName> Entries);

/// <summary>Members who edit the carts of their groups at any node that holds them, and repeat what was not answered.</summary>
sealed class SimMembers
{
    private readonly SimWorld _world;
    private readonly Random _random;
    private readonly KnownShow _show = new();
    private readonly List<SimCommand> _unanswered = [];
    private readonly List<Answered> _answered = [];
    private readonly HashSet<Answered> _lost = [];
    private long _orders;

    public SimMembers(SimWorld world, Random random)
    {
        (_world, _random) = (world, random);
        Products = [_show.Has(KnownShow.Pans, "p1", 2m), _show.Has(KnownShow.Pans, "p2", 3m), _show.Has(KnownShow.Knives, "k1", 5m)];
    }

    public ImmutableArray<ProductId> Products { get; }

    /// <summary>What must be everywhere at the end.</summary>
    public IEnumerable<Answered> Kept => _answered.Where(a => !_lost.Contains(a));

    public int Answers => _answered.Count;

    public int Lost => _lost.Count;

    public void Act()
    {
        if (_unanswered.Count > 0 && _random.Next(4) == 0) Repeat();
        else if (_random.Next(15) == 0) Publish();
        else Edit();
    }

    /// <summary>A disk was replaced by its backup. What nobody else holds now was promised and is gone: the operator's loss, not the program's.</summary>
    public void AccountForLoss(SimNode restored)
    {
        foreach (var answered in Kept.ToList())
            if (answered.Entries.Any(e => _world.Nodes.All(n => n.DurableOf(answered.Command.Scope, e.Origin) < e.Seq))) _lost.Add(answered);
        _unanswered.RemoveAll(c => c.At == restored);
    }

    private void Edit()
    {
        var nodes = _world.Nodes.Where(n => n.Journal is not null).ToList();
        if (nodes.Count == 0) return;
        var node = nodes[_random.Next(nodes.Count)];
        var groups = Organizer.Groups.Where(g => node.MayHold(Organizer.ScopeOf(g))).ToList();
        var group = groups[_random.Next(groups.Count)];
        var scope = Organizer.ScopeOf(group);
        var cart = node.CartOf(scope).Cart;
        var product = Products[_random.Next(Products.Length)];
        var line = cart.Find(product);
        var kind = _random.Next(node.Role == NodeRole.Central ? 12 : 10);
        if (_world.IsMixed && node.IsNewer && _random.Next(8) == 0) kind = SimCommand.Newer;
        var quantity = kind == 5 ? 0 : _random.Next(1, 20);
        var change = line is null ? default : line.Edits[_random.Next(line.Edits.Count)].Name;
        var author = _random.Next(2) == 0 ? KnownShow.Ann : KnownShow.Bob;
        Give(new SimCommand(new CommandId(_world.NewOrigin().Value), scope, group, author, kind, new AddLine(product, quantity, 1),
            new SetLine(product, quantity, 1, line?.Seen ?? []), change, node), node);
    }

    /// <summary>At the node where it was given, or at another, which may not have heard of it.</summary>
    private void Repeat()
    {
        var command = _unanswered[_random.Next(_unanswered.Count)];
        var node = command.At;
        if (_random.Next(3) == 0 && command.Kind <= 5)
        {
            var others = _world.Nodes.Where(n => n.Journal is not null && n.MayHold(command.Scope)).ToList();
            if (others.Count > 0) node = others[_random.Next(others.Count)];
        }

        if (node.Journal is null) return;
        _unanswered.Remove(command);
        Give(command, node);
    }

    private void Give(SimCommand command, SimNode node)
    {
        var cart = node.CartOf(command.Scope);
        if (_world.Mutation != Mutation.RepeatsCommands && cart.TryFind(command.Id, out var before))
        {
            Answer(command, before);
            return;
        }

        if (cart.IsReadOnly) return;
        var decision = Decide(cart.Cart, command, node);
        if (decision.Drafts.Length == 0) return;
        var append = new StreamAppend(new StreamName(command.Scope, CartEntries.Stream), cart.Position, command.Author.Value, command.Id.Value, decision.Drafts);
        try
        {
            var recorded = Wait.For(node.Journal!.AppendAsync([append, .. decision.Others]).AsTask());
            Answer(command, [.. recorded.Select(r => r.Entry.Name)]);
        }
        catch (JournalUnavailableException)
        {
            if (_world.Mutation == Mutation.AnswersBeforeDurable) Answer(command, [new EntryName(node.Journal!.Origin, node.DurableOf(command.Scope, node.Journal.Origin) + 1)]);
            else _unanswered.Add(command);
            _world.CrashIfDead(node);
        }
    }

    private void Answer(SimCommand command, ImmutableArray<EntryName> entries)
    {
        // The answer does not arrive: whoever asked will ask again.
        if (!_world.IsCalm && _random.Next(10) == 0) _unanswered.Add(command);
        else _answered.Add(new Answered(command, entries));
    }

    private Decision Decide(Cart cart, SimCommand command, SimNode node)
    {
        var context = new CartContext(KnownShow.Show, Stage.After, command.Author, ForGroup: false, _show);
        return command.Kind switch
        {
            <= 2 => CartRules.Add(cart, command.Add, context),
            3 or 4 or 5 => CartRules.Set(cart, CartCommand.Set, command.Set, context),
            6 => CartRules.Set(cart, CartCommand.Resolve, command.Set, context),
            7 => CartRules.Undo(cart, command.Set.Product, command.Change, context),
            8 => CartRules.Restore(cart, command.Set.Product, command.Change, command.Set.Seen, context),
            SimCommand.Newer => AsNewer(CartRules.Add(cart, command.Add, context)),
            9 or 10 => SubmissionRules.Confirm(cart, current: true, context),
            _ => SubmissionRules.Submit(cart, command.Group, command.Id, "EUR", () => $"{node.Journal!.Origin.Value:N}-{++_orders}", context),
        };
    }

    private static Decision AsNewer(Decision decision) =>
        Decision.Of([.. decision.Drafts.Select(d => d with { Kind = SimCart.NewerKind })], decision.Others);

    /// <summary>Something for all.</summary>
    private void Publish()
    {
        var node = _world.Nodes[_random.Next(3)];
        if (node.Journal is not { } journal) return;
        var stream = new StreamName(Scope.Public(KnownShow.Show), $"news/{_world.NewOrigin()}");
        try
        {
            Wait.For(journal.AppendAsync([new StreamAppend(stream, 0, "admin", _world.NewOrigin().Value, [new Draft("news.written", new byte[40], [])])]).AsTask());
        }
        catch (JournalUnavailableException)
        {
            _world.CrashIfDead(node);
        }
    }
}
