using MlInfra.Planner.Findings;

namespace MlInfra.Planner.Baselines.State;

/// <summary>A file that is no state. Never leaves this folder.</summary>
internal sealed class StateException(string rule, string what, string? given, string allowed, string fix) : Exception(what)
{
    /// <summary>Line from 1, where it is known.</summary>
    public int Line { get; init; }

    /// <summary>Column from 1, where it is known.</summary>
    public int Column { get; init; }

    public Finding ToFinding(string shownName) =>
        new($"state/{rule}", Severity.High, Message, fix)
        {
            Given = given,
            Allowed = allowed,
            Location = new SourceLocation(shownName, Line, Column),
        };
}
