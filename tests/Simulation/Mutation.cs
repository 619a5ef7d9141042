namespace B2BBooking.Simulation.Tests;

/// <summary>Bugs put in on purpose: the checkers must find each.</summary>
public enum Mutation
{
    None,

    /// <summary>A command is answered before it is durable.</summary>
    AnswersBeforeDurable,

    /// <summary>A line's quantity is that of the change that came in last.</summary>
    LastWriteWins,

    /// <summary>A repeated command is carried out again.</summary>
    RepeatsCommands,

    /// <summary>An entry that comes from two peers counts twice.</summary>
    CountsEntriesTwice,

    /// <summary>A server hands on scopes that its peer may not hold.</summary>
    SkipsScopes,

    /// <summary>A node acknowledges a run before its store has it.</summary>
    AcknowledgesBeforeDurable,

    /// <summary>Nobody is told that a node has written one place twice.</summary>
    ForgetsForks,
}
