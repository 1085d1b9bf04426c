namespace MlInfra.Stacks;

/// <summary>
/// Gathers what is wrong between environments. A pair is told once: at the newcomer, otherwise at the one that comes later by name.
/// </summary>
/// <param name="newcomer">Name of an environment that is about to join the others. Null: none is.</param>
internal sealed class FleetLog(string? newcomer = null)
{
    private readonly List<FleetProblem> _problems = [];

    public void One(string rule, string keyPath, LoadedEnvironment environment, string given, string allowed, string fix)
    {
        var log = new ProblemLog(environment.Name);
        log.Add(rule, environment.Locate(keyPath), keyPath, given, allowed, fix);
        _problems.Add(new FleetProblem(log.Sorted()[0], [environment.Name]));
    }

    public void Pair(
        string rule,
        string keyPath,
        LoadedEnvironment left,
        LoadedEnvironment right,
        Func<LoadedEnvironment, string> given,
        string allowed,
        string fix
    )
    {
        var (first, second) = IsTold(right, left) ? (left, right) : (right, left);
        var log = new ProblemLog(second.Name);
        var both = $"{given(second)}, and {given(first)} in {first.Name}, {first.Locate(keyPath)}";
        log.Add(rule, second.Locate(keyPath), keyPath, both, allowed, fix);
        _problems.Add(new FleetProblem(log.Sorted()[0], [first.Name, second.Name]));
    }

    /// <summary>The first of each group with each other one.</summary>
    public void Pairs(IEnumerable<IEnumerable<LoadedEnvironment>> groups, string rule, string keyPath, string allowed, string fix)
    {
        foreach (var group in groups.Select(group => group.OrderBy(environment => environment.Name, StringComparer.Ordinal).ToList()))
        {
            foreach (var other in group.Skip(1))
                Pair(rule, keyPath, group[0], other, environment => Given(environment, keyPath), allowed, fix);
        }
    }

    private bool IsTold(LoadedEnvironment one, LoadedEnvironment other) =>
        one.Name == newcomer || (other.Name != newcomer && string.CompareOrdinal(other.Name, one.Name) < 0);

    public IEnumerable<FleetProblem> Sorted() =>
        _problems
            .DistinctBy(found => found.Problem)
            .OrderBy(found => found.Problem.File, StringComparer.Ordinal)
            .ThenBy(found => found.Problem.Line)
            .ThenBy(found => found.Problem.Rule, StringComparer.Ordinal)
            .ThenBy(found => found.Problem.Given, StringComparer.Ordinal);

    private static string Given(LoadedEnvironment environment, string keyPath) =>
        environment.Explain(keyPath).Explanation?.Value is { } value and not "[]" ? value : environment.Name;
}
