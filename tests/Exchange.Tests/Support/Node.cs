using System.Security.Cryptography;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Exchange;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Exchange.Tests.Support;

/// <summary>A node whose sessions are driven by hand, on a clock that a test moves.</summary>
sealed class Node
{
    private readonly List<Link> _links = [];
    private readonly List<(ExchangeSession Session, LoadRun Load)> _loading = [];

    public Node(IReplica replica)
    {
        Replica = replica;
        if (replica is ScriptedReplica scripted) scripted.Grown += scope => Grown([scope]);
        replica.Acknowledgements.Taken += said => Each(s => s.Acknowledged(said, Link.Now));
    }

    public IReplica Replica { get; }

    public ScriptedReplica Scripted => (ScriptedReplica)Replica;

    public ExchangeOptions Options { get; init; } = new();

    public bool IsStoreFailing { get; set; }

    /// <summary>Loads take until <see cref="FinishLoads"/>.</summary>
    public bool IsLoadingSlow { get; set; }

    public void FinishLoads()
    {
        IsLoadingSlow = false;
        foreach (var (session, load) in _loading) Do(session, load);
        _loading.Clear();
    }

    /// <param name="link">Null: what happens at the node is not told to the session.</param>
    public ExchangeSession Open(Link? link, bool initiator)
    {
        if (link is not null) _links.Add(link);
        return new ExchangeSession(Replica, initiator, RandomNumberGenerator.GetBytes(32), Options);
    }

    public void Left(Link link) => _links.Remove(link);

    public void Grown(IEnumerable<Scope> scopes) => Each(s => s.Grown(scopes, Link.Now));

    /// <summary>Does what a session asks for, at once.</summary>
    public void Do(ExchangeSession session, ExchangeOutput output)
    {
        switch (output)
        {
            case LoadRun load when IsLoadingSlow:
                _loading.Add((session, load));
                break;
            case LoadRun load:
                session.Loaded(Completed(Replica.LoadRunAsync(load.Scope, load.Origin, load.AfterSeq, load.MostBytes)));
                break;
            case ImportRun import when IsStoreFailing:
                session.ImportFailed(import.Run, Link.Now);
                break;
            case ImportRun import:
                session.Imported(import.Run, Completed(Replica.ImportAsync(import.Run, import.From)), Link.Now);
                break;
            default:
                throw new InvalidOperationException($"{output} is for the link.");
        }
    }

    private void Each(Action<ExchangeSession> action)
    {
        foreach (var link in _links.ToArray()) action(link.Of(this));
    }

    private static T Completed<T>(ValueTask<T> task) => task.IsCompleted ? task.GetAwaiter().GetResult() : throw new InvalidOperationException("It is not done at once.");
}
