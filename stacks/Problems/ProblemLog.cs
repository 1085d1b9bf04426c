using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks;

/// <summary>Gathers every problem of one load.</summary>
internal sealed class ProblemLog(string? environment)
{
    private readonly List<Problem> _problems = [];

    public string? Environment => environment;

    public int Count => _problems.Count;

    /// <summary>Whether something is reported of a place.</summary>
    public bool Has(Mark mark) =>
        _problems.Exists(problem => (problem.File, problem.Line, problem.Column) == (mark.File, mark.Line, mark.Column));

    /// <summary>By file and place, so that the same input reads the same.</summary>
    public IReadOnlyList<Problem> Sorted() =>
        [
            .. _problems
                .Distinct()
                .OrderBy(problem => problem.File, StringComparer.Ordinal)
                .ThenBy(problem => problem.Line)
                .ThenBy(problem => problem.Column)
                .ThenBy(problem => problem.KeyPath, StringComparer.Ordinal)
                .ThenBy(problem => problem.Rule, StringComparer.Ordinal),
        ];

    public void Add(string rule, Mark mark, string keyPath, string given, string allowed, string fix) =>
        _problems.Add(
            new Problem
            {
                Rule = rule,
                File = mark.File,
                Line = mark.Line,
                Column = mark.Column,
                KeyPath = keyPath,
                Given = given,
                Allowed = allowed,
                Fix = fix,
                Environment = environment,
            }
        );
}
