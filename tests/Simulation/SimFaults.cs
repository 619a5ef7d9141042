using B2BBooking.Journal.Stores;

namespace B2BBooking.Simulation.Tests;

/// <summary>What breaks while people work.</summary>
sealed class SimFaults(SimWorld world, Random random)
{
    private readonly int _rarity = random.Next(8, 60);

    public void Act()
    {
        if (random.Next(_rarity) > 0) return;
        var node = world.Nodes[random.Next(world.Nodes.Count)];
        var link = world.Links[random.Next(world.Links.Count)];
        switch (random.Next(13))
        {
            case 0 or 1:
                link.Cut();
                break;
            case 2 or 3:
                link.IsDown = !link.IsDown;
                if (link.IsDown) link.Cut();
                break;
            case 4:
                link.BlockOneWay();
                break;
            case 5:
                world.Crash(node);
                break;
            case 6:
                node.NextFault = CommitFault.DiesBefore;
                break;
            case 7:
                node.NextFault = CommitFault.DiesAfter;
                break;
            case 8:
                node.DiskFullUntil = world.Clock.Running + world.Some(1000, 15_000);
                break;
            case 9:
                if (node.Journal is not null) node.TakeBackup();
                break;
            case 10:
                Restore(node);
                break;
            case 11:
                node.SetClock(TimeSpan.FromMinutes(random.Next(-600, 600)));
                break;
            default:
                foreach (var other in world.Links.Where(l => l.One == node || l.Two == node)) other.Cut();
                break;
        }
    }

    private void Restore(SimNode node)
    {
        if (!node.HasBackup) return;
        world.Crash(node);
        node.PutBackupBack();
        world.Members.AccountForLoss(node);
    }
}
