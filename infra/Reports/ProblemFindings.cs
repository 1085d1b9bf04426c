using MlInfra.Planner.Findings;
using MlInfra.Stacks;

namespace MlInfra.Reports;

/// <summary>What validation found, in the one form that everything is reported in.</summary>
internal static class ProblemFindings
{
    public static IReadOnlyList<Finding> From(IEnumerable<Problem> problems) => [.. problems.Select(From)];

    public static Finding From(Problem problem) =>
        new(problem.Rule, Severity.High, "", problem.Fix)
        {
            Location = new SourceLocation(problem.File, problem.Line, problem.Column),
            Property = problem.KeyPath.Length == 0 ? null : problem.KeyPath,
            Given = problem.Given,
            Allowed = problem.Allowed,
        };
}
